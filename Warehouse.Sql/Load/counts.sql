-- title: Итоги слияния по файлам
SELECT load_file_key, sum(pulled) AS pulled, sum(loaded) AS loaded, sum(corrected) AS corrected
FROM load_count
GROUP BY load_file_key;
