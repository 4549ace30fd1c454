-- title: Состояние строк карантина по итогам загрузки
-- What a withdrawn file answered is open again, and what it left open is nobody's work any more.
UPDATE quarantine AS rejected
SET state = 'open', answered_file_key = NULL
FROM withdrawal
WHERE withdrawal.withdrawn_file_key = rejected.answered_file_key;

UPDATE quarantine AS rejected
SET state = 'closed', answered_file_key = withdrawal.load_file_key
FROM withdrawal
WHERE withdrawal.withdrawn_file_key = rejected.load_file_key AND rejected.state = 'open';

UPDATE quarantine AS rejected
SET state = 'answered', answered_file_key = answer.answered_file_key
FROM load_answer AS answer
WHERE rejected.load_file_key = answer.load_file_key
    AND rejected.line_no = answer.line_no
    AND rejected.feed = answer.feed
    AND rejected.row_no = answer.row_no
    AND rejected.state = 'open';

DELETE FROM load_answer;

WITH
{> Parts/reply-standing}
UPDATE quarantine AS rejected
SET state = told.state, answered_file_key = told.answered_file_key
FROM told
WHERE rejected.load_file_key = told.load_file_key
    AND rejected.line_no = told.line_no
    AND rejected.feed = told.feed
    AND rejected.row_no = told.row_no;
