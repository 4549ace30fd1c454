-- title: Вопросы на контроле, решения, заметки и полные имена
-- makes: app.subject_note_delete
-- What is under control and what was decided, with its steps: rows are added and never changed, the last step holds. Whom or what a matter is
-- about stands by codes of the warehouse, empty where it is about more; no name of a learner is kept here.
ALTER TABLE app.app_user ADD COLUMN last_name TEXT;
ALTER TABLE app.app_user ADD COLUMN first_name TEXT;
ALTER TABLE app.app_user ADD COLUMN middle_name TEXT;

CREATE TABLE IF NOT EXISTS app.matter (
    matter_key   INTEGER PRIMARY KEY,
    kind         TEXT NOT NULL,
    organisation TEXT NOT NULL,
    programme    TEXT NOT NULL,
    study_group  TEXT NOT NULL,
    learner      TEXT NOT NULL,
    words        TEXT NOT NULL,
    begun_on     TEXT NOT NULL,
    basis        TEXT NOT NULL,
    basis_key    INTEGER REFERENCES matter
) STRICT;

CREATE INDEX IF NOT EXISTS app.ix_matter_group ON matter (organisation, study_group);

CREATE TABLE IF NOT EXISTS app.matter_step (
    matter_key INTEGER NOT NULL REFERENCES matter,
    step_no    INTEGER NOT NULL,
    at         TEXT    NOT NULL,
    user_name  TEXT    NOT NULL,
    state      TEXT    NOT NULL,
    owner      TEXT    NOT NULL,
    due_on     TEXT    NOT NULL,
    note       TEXT    NOT NULL,
    PRIMARY KEY (matter_key, step_no)
) STRICT, WITHOUT ROWID;

-- Measures as they stood at a step: decimal texts with a point, so that none loses a digit.
CREATE TABLE IF NOT EXISTS app.matter_measure (
    matter_key INTEGER NOT NULL REFERENCES matter,
    step_no    INTEGER NOT NULL,
    place      INTEGER NOT NULL,
    code       TEXT    NOT NULL,
    title      TEXT    NOT NULL,
    value      TEXT,
    base       TEXT    NOT NULL,
    PRIMARY KEY (matter_key, step_no, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS app.subject_note (
    note_key     INTEGER PRIMARY KEY,
    organisation TEXT NOT NULL,
    study_group  TEXT NOT NULL,
    learner      TEXT NOT NULL,
    at           TEXT NOT NULL,
    user_name    TEXT NOT NULL,
    words        TEXT NOT NULL
) STRICT;

CREATE INDEX IF NOT EXISTS app.ix_subject_note_learner ON subject_note (organisation, study_group, learner);

CREATE TRIGGER IF NOT EXISTS app.matter_update BEFORE UPDATE ON matter BEGIN SELECT raise(ABORT, 'a matter is never changed'); END;
CREATE TRIGGER IF NOT EXISTS app.matter_delete BEFORE DELETE ON matter BEGIN SELECT raise(ABORT, 'a matter is never changed'); END;
CREATE TRIGGER IF NOT EXISTS app.matter_step_update BEFORE UPDATE ON matter_step BEGIN SELECT raise(ABORT, 'a matter is never changed'); END;
CREATE TRIGGER IF NOT EXISTS app.matter_step_delete BEFORE DELETE ON matter_step BEGIN SELECT raise(ABORT, 'a matter is never changed'); END;
CREATE TRIGGER IF NOT EXISTS app.matter_measure_update BEFORE UPDATE ON matter_measure BEGIN SELECT raise(ABORT, 'a matter is never changed'); END;
CREATE TRIGGER IF NOT EXISTS app.matter_measure_delete BEFORE DELETE ON matter_measure BEGIN SELECT raise(ABORT, 'a matter is never changed'); END;
CREATE TRIGGER IF NOT EXISTS app.subject_note_update BEFORE UPDATE ON subject_note BEGIN SELECT raise(ABORT, 'a note is never changed'); END;
CREATE TRIGGER IF NOT EXISTS app.subject_note_delete BEFORE DELETE ON subject_note BEGIN SELECT raise(ABORT, 'a note is never changed'); END;
