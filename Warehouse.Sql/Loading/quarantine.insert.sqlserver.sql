-- title: Строка в карантин
INSERT INTO stage_quarantine (load_file_key, line_no, feed, column_name, code, detail, raw_text, org_code, group_code)
VALUES (@load_file_key, @line_no, @feed, @column_name, @code, @detail, @raw_text, @org_code, @group_code);
