-- title: Строка в карантин
INSERT INTO stage_quarantine (load_file_key, line_no, feed, column_name, code, detail, raw_text, named_org_code, named_group_code)
VALUES (@load_file_key, @line_no, @feed, @column_name, @code, @detail, @raw_text, @named_org_code, @named_group_code);
