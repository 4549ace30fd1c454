-- title: {title}: место для строк файла
-- A load may bring rows of one kind twice, of a profile's two queries or with removals: those of the first are merged by then.
DROP TABLE IF EXISTS temp.stage_{feed};
CREATE TEMP TABLE stage_{feed} (
    {columns},
    load_file_key, line_no);
CREATE INDEX temp.ix_stage_{feed} ON stage_{feed} ({key});
