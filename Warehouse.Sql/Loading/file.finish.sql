-- title: Файл загружен
UPDATE dim_load_file
SET state = 'loaded',
    rows_read = @rows_read,
    rows_loaded = @rows_loaded,
    rows_corrected = @rows_corrected,
    rows_duplicate = @rows_duplicate,
    rows_rejected = @rows_rejected,
    finished_at = @finished_at
WHERE load_file_key = @load_file_key;
