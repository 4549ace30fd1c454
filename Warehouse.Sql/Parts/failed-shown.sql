-- title: Непрочитанные файлы, с которыми ещё никто не разобрался
-- One of that name that has loaded since answers it (of one sent on a page only the same sender's: two people call theirs alike), and so does whoever
-- closes it. They are told to those who see all of the warehouse.
SELECT source.load_file_key, coalesce(source.finished_at, source.started_at) AS failed_at
FROM dim_load_file AS source
WHERE source.state = 'failed'
    AND @scope_organisation IS NULL
    AND @scope_groups IS NULL
    AND @scope_learner IS NULL
    AND NOT EXISTS (
        SELECT 1
        FROM dim_load_file AS later
        WHERE later.name = source.name AND later.state = 'loaded' AND later.load_file_key > source.load_file_key
            AND (source.sent_by IS NULL OR later.sent_by = source.sent_by))
    AND NOT EXISTS (
        SELECT 1
        FROM quarantine_reply AS reply
        WHERE reply.file_id = substring(source.sha256, 1, 12) AND reply.line_no = 0 AND reply.is_closing = 1)
