-- title: Файлы, из которых загружены данные
-- grain: таблица
-- section: sources
-- parameters: known
-- roles: director, analyst
-- unscoped: names of files and their count, nothing of anybody
-- column: feed | Таблица | text
-- column: files_n | файлов | count
-- column: name | Последний файл | text
-- column: finished_at | Загружен | moment
SELECT feed, files_n, name, finished_at
FROM (
    SELECT
        loaded.feed,
        loaded.name,
        loaded.finished_at,
        count(*) OVER (PARTITION BY loaded.feed) AS files_n,
        row_number() OVER (PARTITION BY loaded.feed ORDER BY loaded.finished_at DESC, loaded.load_file_key DESC) AS place
    FROM dim_load_file AS loaded
    WHERE loaded.state = 'loaded' AND (@known IS NULL OR loaded.finished_at <= @known)
) AS newest
WHERE place = 1
ORDER BY feed;
