-- title: Строка больше не в карантине: её удалось разобрать с тем, что пришло позже
INSERT INTO stage_release (load_file_key, line_no, feed) VALUES (@load_file_key, @line_no, @feed);
