-- title: Журнал загрузок и карантин
-- The ledger knows every input by its content; everything else points at it.

CREATE TABLE dim_load_file (
    load_file_key   INTEGER PRIMARY KEY,
    sha256          TEXT    NOT NULL UNIQUE,
    name            TEXT    NOT NULL,
    size            INTEGER NOT NULL,
    profile         TEXT    NOT NULL,
    feed            TEXT    NOT NULL,
    state           TEXT    NOT NULL CHECK (state IN ('loading', 'loaded', 'failed')),
    owner           TEXT,
    lease_until     TEXT,
    rows_read       INTEGER NOT NULL DEFAULT 0,
    rows_loaded     INTEGER NOT NULL DEFAULT 0,
    rows_corrected  INTEGER NOT NULL DEFAULT 0,
    rows_duplicate  INTEGER NOT NULL DEFAULT 0,
    rows_rejected   INTEGER NOT NULL DEFAULT 0,
    started_at      TEXT    NOT NULL,
    finished_at     TEXT,
    failure_code    TEXT,
    failure         TEXT
) STRICT;

CREATE INDEX ix_load_file_finished ON dim_load_file (finished_at);

-- A row that cannot be a fact. raw_text is what the sender wrote and may name people: only roles that may see persons read it.
CREATE TABLE quarantine (
    load_file_key   INTEGER NOT NULL REFERENCES dim_load_file,
    line_no         INTEGER NOT NULL,
    feed            TEXT    NOT NULL,
    column_name     TEXT    NOT NULL,
    code            TEXT    NOT NULL,
    detail          TEXT    NOT NULL,
    raw_text        TEXT    NOT NULL,
    PRIMARY KEY (load_file_key, line_no, feed)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_quarantine_code ON quarantine (code, feed);
