-- title: Состояние строк карантина по итогам загрузки
-- What a withdrawn file answered is open again, and what it left open is nobody's work any more.
UPDATE rejected
SET state = 'open', answered_file_key = NULL
FROM quarantine AS rejected
INNER JOIN withdrawal ON withdrawal.withdrawn_file_key = rejected.answered_file_key;

UPDATE rejected
SET state = 'closed', answered_file_key = withdrawal.load_file_key
FROM quarantine AS rejected
INNER JOIN withdrawal ON withdrawal.withdrawn_file_key = rejected.load_file_key
WHERE rejected.state = 'open';

UPDATE rejected
SET state = 'answered', answered_file_key = answer.answered_file_key
FROM quarantine AS rejected
INNER JOIN load_answer AS answer
    ON answer.load_file_key = rejected.load_file_key
    AND answer.line_no = rejected.line_no
    AND answer.feed = rejected.feed
    AND answer.row_no = rejected.row_no
WHERE rejected.state = 'open';

DELETE FROM load_answer;

WITH
{> Parts/reply-standing}
UPDATE rejected
SET state = told.state, answered_file_key = told.answered_file_key
FROM quarantine AS rejected
INNER JOIN told
    ON told.load_file_key = rejected.load_file_key
    AND told.line_no = rejected.line_no
    AND told.feed = rejected.feed
    AND told.row_no = rejected.row_no;
