-- title: Итоги слияния по файлам
SELECT load_file_key AS FileKey, sum(pulled) AS Pulled, sum(loaded) AS Loaded, sum(corrected) AS Corrected
FROM load_count
GROUP BY load_file_key;
