-- title: Значения редакции
INSERT INTO app.edition_value (
    edition_key, step_no, place, code, line, graph, year, origin, number, base, computed_number, computed_base,
    entered_number, entered_base, document, entered_by, entered_at)
SELECT
    @edition_key,
    @step_no,
    cast(item.[key] AS BIGINT),
    one.code,
    one.line,
    one.graph,
    one.year,
    one.origin,
    one.number,
    one.base,
    one.computed_number,
    one.computed_base,
    one.entered_number,
    one.entered_base,
    one.document,
    one.entered_by,
    one.entered_at
FROM openjson(@cells) AS item
CROSS APPLY openjson(item.value) WITH (
    code NVARCHAR(100) '$.Code',
    line NVARCHAR(100) '$.Line',
    graph NVARCHAR(100) '$.Graph',
    year BIGINT '$.Year',
    origin NVARCHAR(50) '$.Origin',
    number NVARCHAR(50) '$.Number',
    base NVARCHAR(50) '$.Base',
    computed_number BIGINT '$.ComputedNumber',
    computed_base BIGINT '$.ComputedBase',
    entered_number NVARCHAR(50) '$.EnteredNumber',
    entered_base NVARCHAR(50) '$.EnteredBase',
    document NVARCHAR(max) '$.Document',
    entered_by NVARCHAR(200) '$.EnteredBy',
    entered_at NVARCHAR(30) '$.EnteredAt') AS one;
