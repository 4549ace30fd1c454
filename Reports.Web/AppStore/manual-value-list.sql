-- title: Введённые значения набора, последнее каждой клетки
SELECT
    value.code AS Code,
    value.line AS Line,
    value.graph AS "Column",
    value.year AS Year,
    value.number AS NumberText,
    value.base AS BaseText,
    value.document AS Document,
    value.entered_by AS EnteredBy,
    value.entered_at AS EnteredAt
FROM app.manual_value AS value
WHERE value.manual_value_key IN (
        SELECT max(last.manual_value_key)
        FROM app.manual_value AS last
        WHERE last.indicator_set = @indicator_set
            AND last.organisation = @organisation
            AND last.year BETWEEN @first_year AND @last_year
            AND (@known IS NULL OR last.entered_at <= @known)
        GROUP BY last.code, last.line, last.graph, last.year)
ORDER BY value.manual_value_key;
