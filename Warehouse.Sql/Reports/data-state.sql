-- title: Состояние данных
-- grain: одно хранилище
-- unscoped: a moment and two counts of the whole warehouse, nothing of anybody
-- column: finished_at | Последняя загрузка | moment
-- column: rejects | Строк в карантине | count
-- column: failed | Файлов не прочитано | count
SELECT
    (SELECT max(finished_at) FROM dim_load_file WHERE state = 'loaded') AS finished_at,
    (SELECT count(*) FROM quarantine) AS rejects,
    (SELECT count(*) FROM dim_load_file WHERE state = 'failed') AS failed;
