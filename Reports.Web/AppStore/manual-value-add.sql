-- title: Введённое значение показателя
INSERT INTO app.manual_value (organisation, indicator_set, code, line, graph, year, number, base, document, entered_by, entered_at)
VALUES (@organisation, @indicator_set, @code, @line, @graph, @year, @number, @base, @document, @entered_by, @entered_at);
