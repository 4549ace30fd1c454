-- title: План работ
-- makes: app.work_plan
-- The work plan of a self-assessment: rows are added and never changed, the last one of a stage holds.
CREATE TABLE app.work_plan (
    work_plan_key BIGINT NOT NULL IDENTITY(1, 1) CONSTRAINT pk_work_plan PRIMARY KEY,
    organisation NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    indicator_set NVARCHAR(100) COLLATE Latin1_General_BIN2 NOT NULL,
    year BIGINT NOT NULL,
    stage NVARCHAR(100) COLLATE Latin1_General_BIN2 NOT NULL,
    owner NVARCHAR(max) COLLATE Latin1_General_BIN2 NOT NULL,
    due_on NVARCHAR(30) COLLATE Latin1_General_BIN2 NOT NULL,
    done_on NVARCHAR(30) COLLATE Latin1_General_BIN2 NULL,
    note NVARCHAR(max) COLLATE Latin1_General_BIN2 NOT NULL,
    set_by NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    set_at NVARCHAR(30) COLLATE Latin1_General_BIN2 NOT NULL
);

CREATE INDEX ix_work_plan_stage ON app.work_plan (indicator_set, organisation, year, stage);
