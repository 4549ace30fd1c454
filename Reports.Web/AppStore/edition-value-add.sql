-- title: Значения редакции, строка
INSERT INTO app.edition_value (
    edition_key, step_no, place, code, line, graph, year, origin, number, base, computed_number, computed_base,
    entered_number, entered_base, document, entered_by, entered_at)
VALUES (
    @edition_key, @step_no, @place, @code, @line, @graph, @year, @origin, @number, @base, @computed_number, @computed_base,
    @entered_number, @entered_base, @document, @entered_by, @entered_at);
