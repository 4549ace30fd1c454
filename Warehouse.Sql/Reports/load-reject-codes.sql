-- title: Открытые строки карантина по причинам
-- grain: причина, таблица
-- parameters: file
-- roles: director, analyst, curator, archive, data_officer
-- column: code | Код | key
-- column: feed | Таблица | key
-- column: rows_n | Строк | count
-- column: files_n | Файлов | count
SELECT code, feed, count(DISTINCT concat(load_file_key, '-', line_no, '-', row_no)) AS rows_n, count(DISTINCT load_file_key) AS files_n
FROM ({> Parts/rejects-shown}) AS reject
WHERE state = 'open' AND (@file IS NULL OR load_file_key = @file)
GROUP BY code, feed
ORDER BY rows_n DESC, code, feed;
