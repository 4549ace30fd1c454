-- title: Значения редакции по порядку формы
SELECT
    code AS Code,
    line AS Line,
    graph AS "Column",
    year AS Year,
    origin AS Origin,
    number AS Number,
    base AS Base,
    computed_number AS ComputedNumber,
    computed_base AS ComputedBase,
    entered_number AS EnteredNumber,
    entered_base AS EnteredBase,
    document AS Document,
    entered_by AS EnteredBy,
    entered_at AS EnteredAt
FROM app.edition_value
WHERE edition_key = @edition_key AND step_no = @step_no
ORDER BY place;
