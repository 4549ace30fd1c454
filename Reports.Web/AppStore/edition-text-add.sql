-- title: Текст раздела аналитической части
INSERT INTO app.edition_text (edition_key, step_no, section, text)
VALUES (@edition_key, @step_no, @section, @text);
