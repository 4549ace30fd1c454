-- title: Такты расписаний
-- The moment for which each job that runs once for the whole warehouse was last begun, and by which worker.
CREATE TABLE job_tick (
    job NVARCHAR(100) COLLATE Latin1_General_BIN2 NOT NULL CONSTRAINT pk_job_tick PRIMARY KEY,
    due_at NVARCHAR(30) COLLATE Latin1_General_BIN2 NOT NULL,
    owner NVARCHAR(300) COLLATE Latin1_General_BIN2 NOT NULL
);
