-- title: С чем сделан шаг редакции
INSERT INTO app.edition_acceptance (edition_key, step_no, code, found, words)
VALUES (@edition_key, @step_no, @code, @found, @words);
