-- title: Последняя загруженная выборка источника
-- Its name ends in the watermark: it moves on with the commit of the rows, or not at all.
SELECT name
FROM dim_load_file
WHERE load_file_key = (SELECT max(load_file_key) FROM dim_load_file WHERE profile = @profile AND state = 'loaded');
