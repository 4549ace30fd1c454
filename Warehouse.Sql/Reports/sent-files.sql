-- title: Загрузить
-- grain: файл
-- parameters: codes
-- menu: Загрузки
-- page: /upload
-- order: 89
-- own: closed
-- roles: analyst, curator
-- column: load_file_key | Ключ | key
-- column: name | Файл | text
-- column: sha256 | Контрольная сумма | key
-- column: state | Состояние | key
-- column: feed | Таблица | key
-- column: rows_read | Прочитано | count
-- column: rows_loaded | Загружено | count
-- column: rows_corrected | Исправлено | count
-- column: rows_duplicate | Повторов | count
-- column: rows_left_out | Пропущено | count
-- column: rows_rejected | В карантине | count
-- column: finished_at | Окончена | moment
-- column: failure | Почему не прочитан | text
-- column: delivery_id | Отправка | key
-- column: is_withdrawn | Отменена | key
-- What became of files that were sent from the page: those of some deliveries, and those of some contents, whenever they came. As of a load: rows that were mended since are counted where the loads are listed. Whoever is kept to a part of the data is told the counts of others only
-- by the page that knows whose the file is.
WITH wanted AS ({> Parts/wanted-codes})
SELECT
    load_file_key, name, sha256, state, feed,
    iif(is_open = 1, rows_read, NULL) AS rows_read,
    iif(is_open = 1, rows_loaded, NULL) AS rows_loaded,
    iif(is_open = 1, rows_corrected, NULL) AS rows_corrected,
    iif(is_open = 1, rows_duplicate, NULL) AS rows_duplicate,
    iif(is_open = 1, rows_passed_over + rows_not_selected, NULL) AS rows_left_out,
    iif(is_open = 1, rows_rejected, NULL) AS rows_rejected,
    finished_at,
    iif(is_open = 1, failure, NULL) AS failure,
    delivery_id,
    is_withdrawn
FROM (
    SELECT source.*, iif(withdrawal.withdrawn_file_key IS NULL, 0, 1) AS is_withdrawn, iif(@scope_organisation IS NULL AND @scope_groups IS NULL AND @scope_learner IS NULL, 1, 0) AS is_open
    FROM dim_load_file AS source
    LEFT JOIN withdrawal ON withdrawal.withdrawn_file_key = source.load_file_key
    WHERE source.load_file_key <> 0
        AND (source.sha256 IN (SELECT content.code FROM wanted AS content WHERE content.kind = 'sha256')
            OR source.delivery_id IN (SELECT delivery.code FROM wanted AS delivery WHERE delivery.kind = 'delivery'))
) AS sent
ORDER BY load_file_key;
