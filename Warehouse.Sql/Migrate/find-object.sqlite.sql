-- title: Есть ли таблица, индекс или триггер, которые делает сценарий
SELECT count(*) AS found FROM sqlite_schema WHERE name = substr(@name, instr(@name, '.') + 1);
