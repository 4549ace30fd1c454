-- title: Задание, которое ещё не начинали
INSERT INTO job_tick (job, due_at, owner)
SELECT @job, '', ''
WHERE NOT EXISTS (SELECT 1 FROM job_tick WHERE job = @job);
