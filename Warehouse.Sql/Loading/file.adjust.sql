-- title: Строки файла дождались того, чего им не хватало
-- Records of old = loaded + corrected + repeats + rejected. More than those come from rows that were not selected until now.
UPDATE dim_load_file
SET rows_loaded = rows_loaded + @loaded,
    rows_corrected = rows_corrected + @corrected,
    rows_rejected = (SELECT count(*) FROM quarantine WHERE quarantine.load_file_key = dim_load_file.load_file_key AND quarantine.cell_no = 1),
    rows_duplicate = rows_duplicate + rows_rejected - @loaded - @corrected
        - (SELECT count(*) FROM quarantine WHERE quarantine.load_file_key = dim_load_file.load_file_key AND quarantine.cell_no = 1)
WHERE load_file_key = @load_file_key;

UPDATE dim_load_file
SET rows_not_selected = iif(rows_not_selected + rows_duplicate > 0, rows_not_selected + rows_duplicate, 0),
    rows_duplicate = 0
WHERE load_file_key = @load_file_key AND rows_duplicate < 0;
