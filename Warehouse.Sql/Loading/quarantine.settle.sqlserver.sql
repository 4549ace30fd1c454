-- title: Карантин по итогам загрузки
-- A row that left the quarantine and was put there again stands with its new reason.
DELETE rejected
FROM quarantine AS rejected
INNER JOIN stage_release AS released
    ON released.load_file_key = rejected.load_file_key AND released.line_no = rejected.line_no AND released.feed = rejected.feed
WHERE released.load_id = @load_id;

INSERT INTO quarantine (load_file_key, line_no, feed, column_name, code, detail, raw_text, named_org_code, named_group_code)
SELECT load_file_key, line_no, feed, column_name, code, detail, raw_text, named_org_code, named_group_code
FROM (
    SELECT staged.*, row_number() OVER (PARTITION BY load_file_key, line_no, feed ORDER BY stage_id) AS place
    FROM stage_quarantine AS staged
    WHERE staged.load_id = @load_id
) AS ranked
WHERE place = 1
    AND NOT EXISTS (
        SELECT 1
        FROM quarantine AS rejected
        WHERE rejected.load_file_key = ranked.load_file_key AND rejected.line_no = ranked.line_no AND rejected.feed = ranked.feed);
