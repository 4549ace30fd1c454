-- title: Строка больше не в карантине: её удалось разобрать с тем, что пришло позже
DELETE FROM quarantine WHERE load_file_key = @load_file_key AND line_no = @line_no AND feed = @feed;
