-- title: Карантин по причинам
-- grain: причина, таблица
-- parameters: file
-- roles: director, analyst, curator, archive, data_officer
-- unscoped: counts of rows that are nobody's yet
-- column: code | Код | key
-- column: feed | Таблица | key
-- column: rows_n | Строк | count
-- column: files_n | Файлов | count
SELECT code, feed, count(*) AS rows_n, count(DISTINCT load_file_key) AS files_n
FROM quarantine
WHERE @file IS NULL OR load_file_key = @file
GROUP BY code, feed
ORDER BY rows_n DESC, code, feed;
