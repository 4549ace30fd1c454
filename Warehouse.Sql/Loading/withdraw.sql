-- title: Загрузка отменена
INSERT INTO withdrawal (withdrawn_file_key, load_file_key, line_no, told_by, told_on, reason)
SELECT @withdrawn_file_key, @load_file_key, @line_no, @told_by, @told_on, @reason
WHERE NOT EXISTS (SELECT 1 FROM withdrawal WHERE withdrawn_file_key = @withdrawn_file_key);

INSERT INTO load_withdrawn (load_file_key)
SELECT withdrawn_file_key
FROM withdrawal
WHERE withdrawn_file_key = @withdrawn_file_key AND load_file_key = @load_file_key
    AND NOT EXISTS (SELECT 1 FROM load_withdrawn AS known WHERE known.load_file_key = @withdrawn_file_key);
