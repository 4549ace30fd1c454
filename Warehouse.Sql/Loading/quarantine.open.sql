-- title: Открытые строки карантина одной таблицы
-- Of files that were loaded before this load: a row of its own file is no answer.
SELECT
    rejected.load_file_key AS FileKey,
    rejected.line_no AS Line,
    rejected.row_no AS RowNo,
    rejected.row_identity AS RowKey,
    source.name AS FileName
FROM quarantine AS rejected
INNER JOIN dim_load_file AS source ON source.load_file_key = rejected.load_file_key
WHERE rejected.state = 'open'
    AND rejected.feed = @feed
    AND rejected.cell_no = 1
    AND rejected.row_identity IS NOT NULL
    AND rejected.load_file_key < @load_file_key;
