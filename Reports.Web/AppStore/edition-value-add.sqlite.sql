-- title: Значения редакции
INSERT INTO app.edition_value (
    edition_key, step_no, place, code, line, graph, year, origin, number, base, computed_number, computed_base,
    entered_number, entered_base, document, entered_by, entered_at)
SELECT
    @edition_key,
    @step_no,
    key,
    json_extract(value, '$.Code'),
    json_extract(value, '$.Line'),
    json_extract(value, '$.Graph'),
    json_extract(value, '$.Year'),
    json_extract(value, '$.Origin'),
    json_extract(value, '$.Number'),
    json_extract(value, '$.Base'),
    json_extract(value, '$.ComputedNumber'),
    json_extract(value, '$.ComputedBase'),
    json_extract(value, '$.EnteredNumber'),
    json_extract(value, '$.EnteredBase'),
    json_extract(value, '$.Document'),
    json_extract(value, '$.EnteredBy'),
    json_extract(value, '$.EnteredAt')
FROM json_each(@cells);
