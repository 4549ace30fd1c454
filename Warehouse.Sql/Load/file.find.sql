-- title: Загружен ли файл с таким содержимым
SELECT load_file_key, name, finished_at FROM dim_load_file WHERE sha256 = @sha256 AND state = 'loaded';
