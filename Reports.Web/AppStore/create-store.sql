-- title: Таблицы хранилища сайта
-- grain: вся схема; every statement may run again
CREATE TABLE IF NOT EXISTS app_user (
    name              TEXT    NOT NULL,
    name_folded       TEXT    NOT NULL PRIMARY KEY,
    password_hash     TEXT    NOT NULL,
    stamp             TEXT    NOT NULL,
    role              TEXT    NOT NULL,
    organisation_code TEXT,
    teacher_code      TEXT,
    learner_code      TEXT,
    is_disabled       INTEGER NOT NULL DEFAULT 0,
    created_at        TEXT    NOT NULL
) STRICT;

-- Failures are counted by the name that was typed, known or not, so that an answer does not tell which names exist.
CREATE TABLE IF NOT EXISTS sign_in_failure (
    name_folded  TEXT    NOT NULL PRIMARY KEY,
    failures     INTEGER NOT NULL,
    last_at      TEXT    NOT NULL,
    locked_until TEXT
) STRICT;

CREATE TABLE IF NOT EXISTS audit (
    audit_key  INTEGER PRIMARY KEY,
    at         TEXT    NOT NULL,
    user_name  TEXT    NOT NULL,
    action     TEXT    NOT NULL,
    object     TEXT    NOT NULL,
    address    TEXT    NOT NULL
) STRICT;

CREATE INDEX IF NOT EXISTS ix_audit_at ON audit (at);

CREATE TABLE IF NOT EXISTS audit_subject (
    audit_key    INTEGER NOT NULL REFERENCES audit,
    learner_code TEXT    NOT NULL,
    PRIMARY KEY (audit_key, learner_code)
) STRICT, WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS ix_audit_subject_learner ON audit_subject (learner_code);

-- Values of indicators entered by hand: rows are added and never changed, the last one of a cell holds. A number that is
-- null takes the value back. Numbers are decimal texts with a point, so that none loses a digit.
CREATE TABLE IF NOT EXISTS manual_value (
    manual_value_key INTEGER PRIMARY KEY,
    organisation     TEXT    NOT NULL,
    indicator_set    TEXT    NOT NULL,
    code             TEXT    NOT NULL,
    line             TEXT    NOT NULL,
    graph            TEXT    NOT NULL,
    year             INTEGER NOT NULL,
    number           TEXT,
    base             TEXT,
    document         TEXT    NOT NULL,
    entered_by       TEXT    NOT NULL,
    entered_at       TEXT    NOT NULL
) STRICT;

CREATE INDEX IF NOT EXISTS ix_manual_value_cell ON manual_value (indicator_set, organisation, year, code, line, graph);

-- Keys that protect cookies and forms: who reads them can sign in as anybody, as one who reads the hashes cannot.
CREATE TABLE IF NOT EXISTS protection_key (
    protection_key_no INTEGER PRIMARY KEY,
    name              TEXT NOT NULL,
    element           TEXT NOT NULL,
    created_at        TEXT NOT NULL
) STRICT;

-- Editions of the self-assessment. Nothing of an edition is ever changed or removed: each step adds rows under its number,
-- the last ones hold. The number of a step is taken once, so that of two who act at the same moment one is told.
CREATE TABLE IF NOT EXISTS edition (
    edition_key       INTEGER PRIMARY KEY,
    organisation      TEXT    NOT NULL,
    organisation_key  INTEGER,
    organisation_name TEXT    NOT NULL,
    indicator_set     TEXT    NOT NULL,
    year              INTEGER NOT NULL,
    number            INTEGER NOT NULL,
    supersedes        INTEGER REFERENCES edition,
    UNIQUE (organisation, indicator_set, year, number)
) STRICT;

CREATE TABLE IF NOT EXISTS edition_step (
    edition_key   INTEGER NOT NULL REFERENCES edition,
    step_no       INTEGER NOT NULL,
    kind          TEXT    NOT NULL,
    at            TEXT    NOT NULL,
    user_name     TEXT    NOT NULL,
    note          TEXT    NOT NULL,
    document_no   TEXT,
    document_date TEXT,
    signer        TEXT,
    PRIMARY KEY (edition_key, step_no)
) STRICT, WITHOUT ROWID;

-- What a step took: moment of data and choices; with it the texts of the rules, the values, and tables of the analytical part.
CREATE TABLE IF NOT EXISTS edition_content (
    edition_key INTEGER NOT NULL REFERENCES edition,
    step_no     INTEGER NOT NULL,
    first_year  INTEGER NOT NULL,
    switches    TEXT    NOT NULL,
    data_moment TEXT    NOT NULL,
    PRIMARY KEY (edition_key, step_no)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS edition_rule (
    edition_key INTEGER NOT NULL REFERENCES edition,
    step_no     INTEGER NOT NULL,
    place       INTEGER NOT NULL,
    name        TEXT    NOT NULL,
    text        TEXT    NOT NULL,
    PRIMARY KEY (edition_key, step_no, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS edition_value (
    edition_key     INTEGER NOT NULL REFERENCES edition,
    step_no         INTEGER NOT NULL,
    place           INTEGER NOT NULL,
    code            TEXT    NOT NULL,
    line            TEXT    NOT NULL,
    graph           TEXT    NOT NULL,
    year            INTEGER NOT NULL,
    origin          TEXT    NOT NULL,
    number          TEXT,
    base            TEXT,
    computed_number INTEGER,
    computed_base   INTEGER,
    entered_number  TEXT,
    entered_base    TEXT,
    document        TEXT,
    entered_by      TEXT,
    entered_at      TEXT,
    PRIMARY KEY (edition_key, step_no, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS edition_table (
    edition_key INTEGER NOT NULL REFERENCES edition,
    step_no     INTEGER NOT NULL,
    name        TEXT    NOT NULL,
    text        TEXT    NOT NULL,
    rows        TEXT    NOT NULL,
    PRIMARY KEY (edition_key, step_no, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS edition_text (
    edition_key INTEGER NOT NULL REFERENCES edition,
    step_no     INTEGER NOT NULL,
    section     TEXT    NOT NULL,
    text        TEXT    NOT NULL,
    PRIMARY KEY (edition_key, step_no, section)
) STRICT, WITHOUT ROWID;

-- The store itself refuses to change them.
CREATE TRIGGER IF NOT EXISTS edition_update BEFORE UPDATE ON edition BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER IF NOT EXISTS edition_delete BEFORE DELETE ON edition BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER IF NOT EXISTS edition_step_update BEFORE UPDATE ON edition_step BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER IF NOT EXISTS edition_step_delete BEFORE DELETE ON edition_step BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER IF NOT EXISTS edition_content_update BEFORE UPDATE ON edition_content BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER IF NOT EXISTS edition_content_delete BEFORE DELETE ON edition_content BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER IF NOT EXISTS edition_rule_update BEFORE UPDATE ON edition_rule BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER IF NOT EXISTS edition_rule_delete BEFORE DELETE ON edition_rule BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER IF NOT EXISTS edition_value_update BEFORE UPDATE ON edition_value BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER IF NOT EXISTS edition_value_delete BEFORE DELETE ON edition_value BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER IF NOT EXISTS edition_table_update BEFORE UPDATE ON edition_table BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER IF NOT EXISTS edition_table_delete BEFORE DELETE ON edition_table BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER IF NOT EXISTS edition_text_update BEFORE UPDATE ON edition_text BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER IF NOT EXISTS edition_text_delete BEFORE DELETE ON edition_text BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;

-- Nothing is added to a signed edition but the word that another took its place.
CREATE TRIGGER IF NOT EXISTS edition_step_signed BEFORE INSERT ON edition_step
WHEN new.kind <> 'Superseded' AND EXISTS (
    SELECT 1 FROM edition_step AS signed WHERE signed.edition_key = new.edition_key AND signed.kind IN ('Approved', 'Withdrawn'))
BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;

CREATE TRIGGER IF NOT EXISTS edition_content_signed BEFORE INSERT ON edition_content
WHEN EXISTS (SELECT 1 FROM edition_step AS signed WHERE signed.edition_key = new.edition_key AND signed.kind IN ('Approved', 'Withdrawn'))
BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;

CREATE TRIGGER IF NOT EXISTS edition_rule_signed BEFORE INSERT ON edition_rule
WHEN EXISTS (SELECT 1 FROM edition_step AS signed WHERE signed.edition_key = new.edition_key AND signed.kind IN ('Approved', 'Withdrawn'))
BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;

CREATE TRIGGER IF NOT EXISTS edition_value_signed BEFORE INSERT ON edition_value
WHEN EXISTS (SELECT 1 FROM edition_step AS signed WHERE signed.edition_key = new.edition_key AND signed.kind IN ('Approved', 'Withdrawn'))
BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;

CREATE TRIGGER IF NOT EXISTS edition_table_signed BEFORE INSERT ON edition_table
WHEN EXISTS (SELECT 1 FROM edition_step AS signed WHERE signed.edition_key = new.edition_key AND signed.kind IN ('Approved', 'Withdrawn'))
BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;

CREATE TRIGGER IF NOT EXISTS edition_text_signed BEFORE INSERT ON edition_text
WHEN EXISTS (SELECT 1 FROM edition_step AS signed WHERE signed.edition_key = new.edition_key AND signed.kind IN ('Approved', 'Withdrawn'))
BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;

-- The work plan of a self-assessment: rows are added and never changed, the last one of a stage holds.
CREATE TABLE IF NOT EXISTS work_plan (
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

CREATE INDEX IF NOT EXISTS ix_work_plan_stage ON work_plan (indicator_set, organisation, year, stage);
