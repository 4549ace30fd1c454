-- title: Все введённые значения клетки, новые сверху
SELECT
    code AS Code,
    line AS Line,
    graph AS "Column",
    year AS Year,
    number AS NumberText,
    base AS BaseText,
    document AS Document,
    entered_by AS EnteredBy,
    entered_at AS EnteredAt
FROM app.manual_value
WHERE indicator_set = @indicator_set
    AND organisation = @organisation
    AND code = @code
    AND line = @line
    AND graph = @graph
    AND year = @year
ORDER BY manual_value_key DESC;
