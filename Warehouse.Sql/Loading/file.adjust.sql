-- title: Строки файла дождались того, чего им не хватало
UPDATE dim_load_file
SET rows_loaded = rows_loaded + @loaded,
    rows_corrected = rows_corrected + @corrected,
    rows_rejected = (SELECT count(*) FROM quarantine WHERE quarantine.load_file_key = dim_load_file.load_file_key AND quarantine.cell_no = 1),
    rows_duplicate = rows_read - rows_loaded - @loaded - rows_corrected - @corrected
        - (SELECT count(*) FROM quarantine WHERE quarantine.load_file_key = dim_load_file.load_file_key AND quarantine.cell_no = 1)
WHERE load_file_key = @load_file_key;
