-- title: Этапы плана, последнее слово о каждом
SELECT
    entry.stage AS Stage,
    entry.owner AS Owner,
    entry.due_on AS DueOn,
    entry.done_on AS DoneOn,
    entry.note AS Note,
    entry.set_by AS SetBy,
    entry.set_at AS SetAt
FROM app.work_plan AS entry
WHERE entry.work_plan_key IN (
        SELECT max(last.work_plan_key)
        FROM app.work_plan AS last
        WHERE last.indicator_set = @indicator_set AND last.organisation = @organisation AND last.year = @year
        GROUP BY last.stage)
ORDER BY entry.work_plan_key;
