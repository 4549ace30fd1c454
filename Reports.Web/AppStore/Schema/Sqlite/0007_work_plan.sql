-- title: План работ
-- makes: app.ix_work_plan_stage
-- The work plan of a self-assessment: rows are added and never changed, the last one of a stage holds.
CREATE TABLE IF NOT EXISTS app.work_plan (
    work_plan_key INTEGER PRIMARY KEY,
    organisation  TEXT    NOT NULL,
    indicator_set TEXT    NOT NULL,
    year          INTEGER NOT NULL,
    stage         TEXT    NOT NULL,
    owner         TEXT    NOT NULL,
    due_on        TEXT    NOT NULL,
    done_on       TEXT,
    note          TEXT    NOT NULL,
    set_by        TEXT    NOT NULL,
    set_at        TEXT    NOT NULL
) STRICT;

CREATE INDEX IF NOT EXISTS app.ix_work_plan_stage ON work_plan (indicator_set, organisation, year, stage);
