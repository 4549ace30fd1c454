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
