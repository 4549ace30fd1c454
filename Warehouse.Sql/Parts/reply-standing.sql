-- title: Что сказано об открытых строках карантина
-- From the few open rows to what was said of them. A row that was sent again is answered, whoever closed it besides.
told AS (
    SELECT
        rejected.load_file_key, rejected.line_no, rejected.feed, rejected.row_no,
        min(iif(reply.is_closing = 1, 'closed', 'answered')) AS state,
        min(reply.load_file_key) AS answered_file_key
    FROM quarantine AS rejected
    CROSS JOIN dim_load_file AS source
    CROSS JOIN quarantine_reply AS reply
    WHERE rejected.state = 'open'
        AND rejected.cell_no = 1
        AND source.load_file_key = rejected.load_file_key
        AND reply.file_id = substring(source.sha256, 1, 12)
        AND reply.line_no = rejected.line_no
        AND reply.feed = rejected.feed
        AND reply.row_no = rejected.row_no
        AND NOT EXISTS (SELECT 1 FROM withdrawal WHERE withdrawal.withdrawn_file_key = reply.load_file_key)
    GROUP BY rejected.load_file_key, rejected.line_no, rejected.feed, rejected.row_no
)
