-- title: Тексты правил редакции
INSERT INTO app.edition_rule (edition_key, step_no, place, name, text)
SELECT @edition_key, @step_no, cast(item.[key] AS BIGINT), one.name, one.text
FROM openjson(@rules) AS item
CROSS APPLY openjson(item.value) WITH (name NVARCHAR(400) '$.Name', text NVARCHAR(max) '$.Text') AS one;
