-- title: Загрузки и карантин
-- grain: файл
-- parameters: file
-- menu: Загрузки
-- page: /loads
-- order: 90
-- roles: director, analyst, curator, archive, data_officer
-- unscoped: names of files and counts of their rows, nothing of anybody
-- link: name | /loads/{load_file_key}
-- column: load_file_key | Ключ | key
-- column: name | Файл | text
-- column: state | Состояние | key
-- column: feed | Таблица | key
-- column: profile | Профиль | text
-- column: rows_read | Прочитано | count
-- column: rows_loaded | Загружено | count
-- column: rows_corrected | Исправлено | count
-- column: rows_duplicate | Повторов | count
-- column: rows_rejected | В карантине | count
-- column: started_at | Начата | moment
-- column: finished_at | Окончена | moment
-- column: size | Размер, байт | count
-- column: failure_code | Код ошибки | key
-- column: failure | Почему не прочитан | text
-- The newest 500: older ones are opened by their key.
SELECT
    load_file_key, name, state, feed, profile, rows_read, rows_loaded, rows_corrected, rows_duplicate, rows_rejected,
    started_at, finished_at, size, failure_code, failure
FROM (
    SELECT source.*, row_number() OVER (ORDER BY source.load_file_key DESC) AS place
    FROM dim_load_file AS source
    WHERE source.load_file_key <> 0 AND (@file IS NULL OR source.load_file_key = @file)
) AS newest
WHERE place <= 500
ORDER BY load_file_key DESC;
