-- title: Коды, которые ищут
SELECT item.kind, item.code COLLATE Latin1_General_BIN2 AS code FROM openjson(@codes) WITH (kind NVARCHAR(20), code NVARCHAR(200)) AS item
