-- title: Когда кончилась последняя загрузка
SELECT max(finished_at) FROM dim_load_file;
