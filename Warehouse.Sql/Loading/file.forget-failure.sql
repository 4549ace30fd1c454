-- title: Неудачная загрузка повторяется
DELETE FROM dim_load_file WHERE sha256 = @sha256 AND state = 'failed';
