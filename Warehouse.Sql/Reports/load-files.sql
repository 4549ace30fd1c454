-- title: Загрузки и карантин
-- grain: файл
-- parameters: file, delivery
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
-- column: is_failed | Не прочитан и не разобран | key
-- column: file_id | Начало суммы | key
-- column: withdrawn_by | Кто отменил загрузку | text
-- column: withdrawn_on | Отменена | moment
-- column: withdrawal_reason | Почему отменена | text
-- column: withdrawal_file_key | Файл отмены | key
-- column: sent_by | Кто прислал | text
-- column: delivery_id | Отправка | key
-- Of rows in quarantine those are counted that nobody has answered. The newest 500: older ones are opened by their key. Whoever is kept to a part of the data sees which files came, and of their rows how many of that
-- part are open in quarantine: how many there are of others is not told,
-- nor who sent which file; who knows what a file was sent with finds what it was sent with.
SELECT
    load_file_key, name, state, feed, profile,
    iif(is_open = 1, rows_read, NULL) AS rows_read,
    iif(is_open = 1, rows_loaded, NULL) AS rows_loaded,
    iif(is_open = 1, rows_corrected, NULL) AS rows_corrected,
    iif(is_open = 1, rows_duplicate, NULL) AS rows_duplicate,
    iif(is_open = 1, rows_passed_over + rows_not_selected, NULL) AS rows_left_out,
    (
        SELECT count(*)
        FROM ({> Parts/rejects-shown}) AS reject
        WHERE reject.load_file_key = newest.load_file_key AND reject.state = 'open' AND reject.cell_no = 1
    ) AS rows_rejected,
    started_at, finished_at,
    iif(is_open = 1, size, NULL) AS size,
    failure_code,
    iif(is_open = 1, failure, NULL) AS failure,
    iif(load_file_key IN (SELECT failed.load_file_key FROM ({> Parts/failed-shown}) AS failed), 1, 0) AS is_failed,
    substring(sha256, 1, 12) AS file_id,
    withdrawn_by, withdrawn_on, withdrawal_reason, withdrawal_file_key,
    iif(is_open = 1, sent_by, NULL) AS sent_by,
    iif(is_open = 1 OR @delivery IS NOT NULL, delivery_id, NULL) AS delivery_id
FROM (
    SELECT
        source.*, gone.told_by AS withdrawn_by, gone.told_on AS withdrawn_on, gone.reason AS withdrawal_reason, gone.load_file_key AS withdrawal_file_key,
        iif(@scope_organisation IS NULL AND @scope_groups IS NULL AND @scope_learner IS NULL, 1, 0) AS is_open, row_number() OVER (ORDER BY source.load_file_key DESC) AS place
    FROM dim_load_file AS source
    LEFT JOIN withdrawal AS gone ON gone.withdrawn_file_key = source.load_file_key
    WHERE source.load_file_key <> 0 AND (@file IS NULL OR source.load_file_key = @file)
        AND (@delivery IS NULL OR source.delivery_id = @delivery)
) AS newest
WHERE place <= 500
ORDER BY load_file_key DESC;
