-- title: Состояние данных
-- grain: одно хранилище
-- column: finished_at | Последняя загрузка | moment
-- column: rejects | Строк в карантине | count
-- column: failed | Файлов не прочитано | count
SELECT
    (SELECT max(finished_at) FROM dim_load_file WHERE state = 'loaded') AS finished_at,
    (SELECT count(*) FROM ({> Parts/rejects-shown}) AS reject) AS rejects,
    (SELECT count(*) FROM dim_load_file
        WHERE state = 'failed' AND @scope_organisation IS NULL AND @scope_groups IS NULL AND @scope_learner IS NULL) AS failed;
