-- title: Последний взятый такт задания
SELECT due_at
FROM job_tick
WHERE job = @job;
