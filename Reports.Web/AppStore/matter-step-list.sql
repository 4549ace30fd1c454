-- title: Шаги вопроса или решения по порядку
SELECT
    step_no AS StepNo,
    at AS At,
    user_name AS UserName,
    state AS State,
    owner AS Owner,
    due_on AS DueOn,
    note AS Note
FROM app.matter_step
WHERE matter_key = @matter_key
ORDER BY step_no;
