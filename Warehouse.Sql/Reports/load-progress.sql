-- title: Ход загрузки
-- grain: файл
-- unscoped: states of files without their names, nothing of anybody
-- column: state | Состояние | key
-- column: started_at | Начата | moment
-- column: finished_at | Окончена | moment
-- column: lease_until | Занят до | moment
-- The newest 500 are enough: the run that goes on is counted back from the last file.
SELECT state, started_at, finished_at, lease_until
FROM (
    SELECT source.*, row_number() OVER (ORDER BY source.load_file_key DESC) AS place
    FROM dim_load_file AS source
    WHERE source.load_file_key <> 0
) AS newest
WHERE place <= 500
ORDER BY started_at DESC;
