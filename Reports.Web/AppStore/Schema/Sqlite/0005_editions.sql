-- title: Редакции самообследования
-- makes: app.edition_text
-- Editions of the self-assessment. Nothing of an edition is ever changed or removed: each step adds rows under its number,
-- the last ones hold. The number of a step is taken once, so that of two who act at the same moment one is told.
CREATE TABLE IF NOT EXISTS app.edition (
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

CREATE TABLE IF NOT EXISTS app.edition_step (
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
CREATE TABLE IF NOT EXISTS app.edition_content (
    edition_key INTEGER NOT NULL REFERENCES edition,
    step_no     INTEGER NOT NULL,
    first_year  INTEGER NOT NULL,
    switches    TEXT    NOT NULL,
    data_moment TEXT    NOT NULL,
    PRIMARY KEY (edition_key, step_no)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS app.edition_rule (
    edition_key INTEGER NOT NULL REFERENCES edition,
    step_no     INTEGER NOT NULL,
    place       INTEGER NOT NULL,
    name        TEXT    NOT NULL,
    text        TEXT    NOT NULL,
    PRIMARY KEY (edition_key, step_no, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS app.edition_value (
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

CREATE TABLE IF NOT EXISTS app.edition_table (
    edition_key INTEGER NOT NULL REFERENCES edition,
    step_no     INTEGER NOT NULL,
    name        TEXT    NOT NULL,
    text        TEXT    NOT NULL,
    rows        TEXT    NOT NULL,
    PRIMARY KEY (edition_key, step_no, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS app.edition_text (
    edition_key INTEGER NOT NULL REFERENCES edition,
    step_no     INTEGER NOT NULL,
    section     TEXT    NOT NULL,
    text        TEXT    NOT NULL,
    PRIMARY KEY (edition_key, step_no, section)
) STRICT, WITHOUT ROWID;
