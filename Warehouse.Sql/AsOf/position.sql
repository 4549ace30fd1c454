-- title: Последняя загрузка до момента и сколько загрузок после него
SELECT
    coalesce(max(iif(finished_at <= @known, load_file_key, NULL)), 0) AS last_known,
    count(iif(finished_at > @known, 1, NULL)) AS later
FROM dim_load_file
WHERE state = 'loaded';
