-- title: Есть ли таблица или триггер
SELECT object_id(@name) AS found;
