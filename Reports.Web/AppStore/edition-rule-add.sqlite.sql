-- title: Тексты правил редакции
INSERT INTO app.edition_rule (edition_key, step_no, place, name, text)
SELECT @edition_key, @step_no, key, json_extract(value, '$.Name'), json_extract(value, '$.Text')
FROM json_each(@rules);
