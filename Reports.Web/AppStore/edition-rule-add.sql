-- title: Тексты правил редакции, строка
INSERT INTO app.edition_rule (edition_key, step_no, place, name, text)
VALUES (@edition_key, @step_no, @place, @name, @text);
