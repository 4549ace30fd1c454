-- title: Файл загружен
UPDATE dim_load_file
SET state = 'loaded',
    rows_read = @rows_read,
    rows_loaded = @rows_loaded,
    rows_corrected = @rows_corrected,
    rows_duplicate = @rows_duplicate,
    rows_rejected = @rows_rejected,
    rows_passed_over = @rows_passed_over,
    rows_not_selected = @rows_not_selected,
    finished_at = @finished_at
WHERE load_file_key = @load_file_key;
