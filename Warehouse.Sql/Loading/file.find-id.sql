-- title: Загруженный файл по началу его суммы
SELECT load_file_key FROM dim_load_file WHERE substring(sha256, 1, 12) = @file_id AND state = 'loaded';
