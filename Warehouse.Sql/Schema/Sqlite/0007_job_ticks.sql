-- title: Такты расписаний
-- The moment for which each job that runs once for the whole warehouse was last begun, and by which worker.
CREATE TABLE job_tick (
    job    TEXT NOT NULL PRIMARY KEY,
    due_at TEXT NOT NULL,
    owner  TEXT NOT NULL
) STRICT;
