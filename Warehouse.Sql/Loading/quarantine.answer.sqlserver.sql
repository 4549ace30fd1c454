-- title: Строка карантина нашла ответ
INSERT INTO stage_answer (load_file_key, line_no, feed, row_no, answered_file_key)
VALUES (@load_file_key, @line_no, @feed, @row_no, @answered_file_key);
