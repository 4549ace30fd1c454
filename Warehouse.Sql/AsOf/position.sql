-- title: Какие загрузки окончены до момента и сколько после него
-- Loads known by then, by their number and the sum of their keys: of two workers, the one that began first may end last.
SELECT
    count(iif(finished_at <= @known, 1, NULL)) AS KnownN,
    coalesce(sum(cast(iif(finished_at <= @known, load_file_key, 0) AS BIGINT)), 0) AS KeysSum,
    count(iif(finished_at > @known, 1, NULL)) AS LaterN
FROM dim_load_file
WHERE state = 'loaded';
