-- title: Загрузки и карантин
-- grain: файл
-- parameters: file
-- menu: Загрузки
-- page: /loads
-- order: 90
-- roles: director, analyst, curator, archive, data_officer
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
-- column: rows_left_out | Пропущено | count
-- column: rows_rejected | В карантине | count
-- column: started_at | Начата | moment
-- column: finished_at | Окончена | moment
-- column: size | Размер, байт | count
-- column: failure_code | Код ошибки | key
-- column: failure | Почему не прочитан | text
-- The newest 500: older ones are opened by their key. Whoever is kept to a part of the data sees which files came, and of their rows how many of that
-- part are in quarantine: how many there are of others is not told.
SELECT
    load_file_key, name, state, feed, profile,
    iif(is_open = 1, rows_read, NULL) AS rows_read,
    iif(is_open = 1, rows_loaded, NULL) AS rows_loaded,
    iif(is_open = 1, rows_corrected, NULL) AS rows_corrected,
    iif(is_open = 1, rows_duplicate, NULL) AS rows_duplicate,
    iif(is_open = 1, rows_passed_over + rows_not_selected, NULL) AS rows_left_out,
    iif(is_open = 1, rows_rejected, (SELECT count(*) FROM ({> Parts/rejects-shown}) AS reject WHERE reject.load_file_key = newest.load_file_key)) AS rows_rejected,
    started_at, finished_at,
    iif(is_open = 1, size, NULL) AS size,
    failure_code,
    iif(is_open = 1, failure, NULL) AS failure
FROM (
    SELECT source.*, iif(@scope_organisation IS NULL AND @scope_groups IS NULL AND @scope_learner IS NULL, 1, 0) AS is_open, row_number() OVER (ORDER BY source.load_file_key DESC) AS place
    FROM dim_load_file AS source
    WHERE source.load_file_key <> 0 AND (@file IS NULL OR source.load_file_key = @file)
) AS newest
WHERE place <= 500
ORDER BY load_file_key DESC;
