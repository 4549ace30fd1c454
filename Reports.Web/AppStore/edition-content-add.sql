-- title: Что взято в редакцию: момент данных и выбор
INSERT INTO app.edition_content (edition_key, step_no, first_year, switches, data_moment)
VALUES (@edition_key, @step_no, @first_year, @switches, @data_moment);
