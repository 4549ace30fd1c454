-- title: Карантин по итогам загрузки
-- A row that left the quarantine and was put there again stands with its new reason.
DELETE rejected
FROM quarantine AS rejected
INNER JOIN stage_release AS released
    ON released.load_file_key = rejected.load_file_key AND released.line_no = rejected.line_no AND released.feed = rejected.feed
WHERE released.load_id = @load_id;

INSERT INTO quarantine (
    load_file_key, line_no, feed, row_no, cell_no, column_name, code, detail, raw_text, cells, row_identity, named_org_code, named_group_code)
SELECT load_file_key, line_no, feed, row_no, cell_no, column_name, code, detail, raw_text, cells, row_identity, named_org_code, named_group_code
FROM (
    SELECT staged.*, row_number() OVER (PARTITION BY load_file_key, line_no, feed, row_no, cell_no ORDER BY stage_id) AS place
    FROM stage_quarantine AS staged
    WHERE staged.load_id = @load_id
) AS ranked
WHERE place = 1
    AND NOT EXISTS (
        SELECT 1
        FROM quarantine AS rejected
        WHERE rejected.load_file_key = ranked.load_file_key
            AND rejected.line_no = ranked.line_no
            AND rejected.feed = ranked.feed
            AND rejected.row_no = ranked.row_no
            AND rejected.cell_no = ranked.cell_no);

-- What the load has to say of rows that stand there; their state follows at its end.
INSERT INTO load_answer (load_file_key, line_no, feed, row_no, answered_file_key)
SELECT load_file_key, line_no, feed, row_no, answered_file_key
FROM stage_answer
WHERE load_id = @load_id;

INSERT INTO quarantine_reply (file_id, line_no, feed, row_no, load_file_key, reply_no, is_closing, told_by, told_on, reason)
SELECT file_id, line_no, feed, row_no, load_file_key, reply_no, is_closing, told_by, told_on, reason
FROM (
    SELECT staged.*, row_number() OVER (PARTITION BY file_id, line_no, feed, row_no, load_file_key, reply_no ORDER BY stage_id) AS place
    FROM stage_reply AS staged
    WHERE staged.load_id = @load_id
) AS ranked
WHERE place = 1
    AND NOT EXISTS (
        SELECT 1
        FROM quarantine_reply AS reply
        WHERE reply.file_id = ranked.file_id
            AND reply.line_no = ranked.line_no
            AND reply.feed = ranked.feed
            AND reply.row_no = ranked.row_no
            AND reply.load_file_key = ranked.load_file_key
            AND reply.reply_no = ranked.reply_no);
