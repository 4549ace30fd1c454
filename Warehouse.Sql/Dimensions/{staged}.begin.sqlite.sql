-- title: {title}: место для строк файла
CREATE TEMP TABLE stage_{feed} (
    {columns},
    load_file_key, line_no);
CREATE INDEX temp.ix_stage_{feed} ON stage_{feed} ({key});
