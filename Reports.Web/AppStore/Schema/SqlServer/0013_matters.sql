-- title: Вопросы на контроле, решения, заметки и полные имена
-- makes: app.subject_note_frozen
-- What is under control and what was decided, with its steps: rows are added and never changed, the last step holds. Whom or what a matter is
-- about stands by codes of the warehouse, empty where it is about more; no name of a learner is kept here.
ALTER TABLE app.app_user ADD last_name NVARCHAR(100) COLLATE Latin1_General_BIN2 NULL;
ALTER TABLE app.app_user ADD first_name NVARCHAR(100) COLLATE Latin1_General_BIN2 NULL;
ALTER TABLE app.app_user ADD middle_name NVARCHAR(100) COLLATE Latin1_General_BIN2 NULL;

CREATE TABLE app.matter (
    matter_key BIGINT NOT NULL CONSTRAINT pk_matter PRIMARY KEY,
    kind NVARCHAR(20) COLLATE Latin1_General_BIN2 NOT NULL,
    organisation NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    programme NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    study_group NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    learner NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    words NVARCHAR(max) COLLATE Latin1_General_BIN2 NOT NULL,
    begun_on NVARCHAR(30) COLLATE Latin1_General_BIN2 NOT NULL,
    basis NVARCHAR(max) COLLATE Latin1_General_BIN2 NOT NULL,
    basis_key BIGINT NULL REFERENCES app.matter
);

CREATE INDEX ix_matter_group ON app.matter (organisation, study_group);

CREATE TABLE app.matter_step (
    matter_key BIGINT NOT NULL REFERENCES app.matter,
    step_no BIGINT NOT NULL,
    at NVARCHAR(30) COLLATE Latin1_General_BIN2 NOT NULL,
    user_name NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    state NVARCHAR(20) COLLATE Latin1_General_BIN2 NOT NULL,
    owner NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    due_on NVARCHAR(30) COLLATE Latin1_General_BIN2 NOT NULL,
    note NVARCHAR(max) COLLATE Latin1_General_BIN2 NOT NULL,
    CONSTRAINT pk_matter_step PRIMARY KEY (matter_key, step_no)
);

-- Measures as they stood at a step: decimal texts with a point, so that none loses a digit.
CREATE TABLE app.matter_measure (
    matter_key BIGINT NOT NULL REFERENCES app.matter,
    step_no BIGINT NOT NULL,
    place BIGINT NOT NULL,
    code NVARCHAR(50) COLLATE Latin1_General_BIN2 NOT NULL,
    title NVARCHAR(400) COLLATE Latin1_General_BIN2 NOT NULL,
    value NVARCHAR(50) COLLATE Latin1_General_BIN2 NULL,
    base NVARCHAR(400) COLLATE Latin1_General_BIN2 NOT NULL,
    CONSTRAINT pk_matter_measure PRIMARY KEY (matter_key, step_no, place)
);

CREATE TABLE app.subject_note (
    note_key BIGINT NOT NULL IDENTITY(1, 1) CONSTRAINT pk_subject_note PRIMARY KEY,
    organisation NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    study_group NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    learner NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    at NVARCHAR(30) COLLATE Latin1_General_BIN2 NOT NULL,
    user_name NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    words NVARCHAR(max) COLLATE Latin1_General_BIN2 NOT NULL
);

CREATE INDEX ix_subject_note_learner ON app.subject_note (organisation, study_group, learner);
GO

CREATE TRIGGER app.matter_frozen ON app.matter INSTEAD OF UPDATE, DELETE AS
BEGIN
    THROW 50462, 'a matter is never changed', 1;
END;
GO

CREATE TRIGGER app.matter_step_frozen ON app.matter_step INSTEAD OF UPDATE, DELETE AS
BEGIN
    THROW 50462, 'a matter is never changed', 1;
END;
GO

CREATE TRIGGER app.matter_measure_frozen ON app.matter_measure INSTEAD OF UPDATE, DELETE AS
BEGIN
    THROW 50462, 'a matter is never changed', 1;
END;
GO

CREATE TRIGGER app.subject_note_frozen ON app.subject_note INSTEAD OF UPDATE, DELETE AS
BEGIN
    THROW 50462, 'a note is never changed', 1;
END;
