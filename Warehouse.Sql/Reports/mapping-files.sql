-- title: Настройки чтения
-- grain: настройка
-- menu: Загрузки
-- page: /mappings
-- order: 91
-- own: closed
-- roles: analyst
-- column: profile | Настройка | text
-- column: files_n | Файлов | count
-- column: finished_at | Последний | moment
-- Files that each mapping, and each other format, has read. Whoever is kept to a part of the data is told which there are and not how many files others sent.
SELECT
    profile,
    iif(is_open = 1, count(*), NULL) AS files_n,
    iif(is_open = 1, max(finished_at), NULL) AS finished_at
FROM (
    SELECT
        source.profile, source.finished_at,
        iif(@scope_organisation IS NULL AND @scope_groups IS NULL AND @scope_learner IS NULL, 1, 0) AS is_open
    FROM dim_load_file AS source
    WHERE source.load_file_key <> 0 AND source.state = 'loaded'
) AS loaded
GROUP BY profile, is_open
ORDER BY profile;
