-- title: {title}: строка файла
INSERT INTO stage_{feed} (
    {columns},
    load_file_key, line_no)
VALUES (
    {columns: @$parameter},
    @load_file_key, @line_no);
