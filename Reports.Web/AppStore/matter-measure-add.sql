-- title: Показатель вопроса на день шага
INSERT INTO app.matter_measure (matter_key, step_no, place, code, title, value, base)
VALUES (@matter_key, @step_no, @place, @code, @title, @value, @base);
