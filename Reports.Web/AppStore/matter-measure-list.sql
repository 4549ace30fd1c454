-- title: Показатели вопроса на дни его шагов
SELECT
    step_no AS StepNo,
    code AS Code,
    title AS Title,
    value AS ValueText,
    base AS Base
FROM app.matter_measure
WHERE matter_key = @matter_key
ORDER BY step_no, place;
