-- title: Сколько файлов и номеров загрузки ещё за ней
-- Fewer than it took: it was silent for longer than its lease, and another worker has taken its files.
SELECT
    (SELECT count(*) FROM dim_load_file WHERE owner = @session) AS Files,
    (SELECT count(*) FROM load_session WHERE owner = @session AND is_over = 0) AS Loads;
