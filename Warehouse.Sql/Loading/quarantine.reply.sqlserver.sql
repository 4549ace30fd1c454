-- title: Сказанное о строке карантина
INSERT INTO stage_reply (file_id, line_no, feed, row_no, load_file_key, reply_no, is_closing, told_by, told_on, reason)
VALUES (@file_id, @line_no, @feed, @row_no, @load_file_key, @reply_no, @is_closing, @told_by, @told_on, @reason);
