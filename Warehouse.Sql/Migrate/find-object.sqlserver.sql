-- title: Есть ли таблица или триггер, которые делает сценарий
SELECT iif(object_id(@name) IS NULL, 0, 1) AS found;
