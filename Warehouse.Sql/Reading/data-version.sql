-- title: Версия данных: чем кончилась последняя загрузка
-- Of two loads that end side by side the one with the earlier end may commit last: the count of loaded files tells it.
SELECT concat(count(*), '/', sum(iif(state = 'loaded', 1, 0)), '/', max(load_file_key), '/', max(finished_at)) FROM dim_load_file;
