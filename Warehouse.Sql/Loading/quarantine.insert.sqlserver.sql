-- title: Строка в карантин
INSERT INTO stage_quarantine (load_file_key, line_no, feed, column_name, code, detail, raw_text)
VALUES (@load_file_key, @line_no, @feed, @column_name, @code, @detail, @raw_text);
