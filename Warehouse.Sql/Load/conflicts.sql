-- title: Строки файла, противоречащие друг другу
SELECT load_file_key, line_no FROM load_conflict ORDER BY load_file_key, line_no;
