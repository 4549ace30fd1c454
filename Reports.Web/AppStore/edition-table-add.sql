-- title: Таблица аналитической части в редакции
INSERT INTO app.edition_table (edition_key, step_no, name, text, rows)
VALUES (@edition_key, @step_no, @name, @text, @rows);
