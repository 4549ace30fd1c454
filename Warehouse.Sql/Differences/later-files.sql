-- title: Загрузки после момента
-- grain: файл
-- parameters: known
-- unscoped: names of files and counts of rows, nothing of anybody
-- column: load_file_key | Ключ | key
-- column: name | Файл | text
-- column: feed | Поток | text
-- column: finished_at | Загружен | moment
SELECT load_file_key, name, feed, finished_at
FROM dim_load_file
WHERE state = 'loaded'
    AND finished_at > @known
    AND (rows_loaded > 0 OR rows_corrected > 0)
ORDER BY load_file_key;
