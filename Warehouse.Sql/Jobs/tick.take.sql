-- title: Взять такт задания; ни одной строки, когда его взял другой запуск
UPDATE job_tick
SET due_at = @due_at,
    owner = @owner
WHERE job = @job
    AND (due_at < @due_at OR (due_at = @due_at AND owner = @owner));
