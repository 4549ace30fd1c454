-- title: Строки файла, противоречащие друг другу
SELECT load_file_key AS FileKey, line_no AS Line FROM load_conflict ORDER BY load_file_key, line_no;
