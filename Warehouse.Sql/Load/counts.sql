-- title: Итоги слияния
SELECT coalesce(sum(pulled), 0) AS pulled, coalesce(sum(loaded), 0) AS loaded, coalesce(sum(corrected), 0) AS corrected FROM load_count;
