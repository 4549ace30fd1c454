-- title: Взять такт задания; ни одной строки, когда его взял другой
UPDATE job_tick
SET due_at = @due_at,
    owner = @owner
WHERE job = @job AND due_at < @due_at;
