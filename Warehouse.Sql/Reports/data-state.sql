-- title: Состояние данных
-- grain: одно хранилище
-- column: finished_at | Последняя загрузка | moment
-- column: rejects | Открытых строк в карантине | count
-- column: failed | Файлов не прочитано | count
SELECT
    (SELECT max(finished_at) FROM dim_load_file WHERE state = 'loaded') AS finished_at,
    (SELECT count(*) FROM ({> Parts/rejects-shown}) AS reject WHERE reject.state = 'open' AND reject.cell_no = 1) AS rejects,
    (SELECT count(*) FROM ({> Parts/failed-shown}) AS failed_file) AS failed;
