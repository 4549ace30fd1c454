-- title: Версия данных: чем кончилась последняя загрузка
SELECT concat(count(*), '/', max(load_file_key), '/', max(finished_at)) FROM dim_load_file;
