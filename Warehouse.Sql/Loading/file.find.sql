-- title: Загружен ли файл с таким содержимым
SELECT load_file_key FROM dim_load_file WHERE sha256 = @sha256 AND state = 'loaded';
