-- title: Счётчики одной загрузки
CREATE TEMP TABLE load_count (
    load_file_key INTEGER NOT NULL,
    pulled    INTEGER NOT NULL DEFAULT 0,
    loaded    INTEGER NOT NULL DEFAULT 0,
    corrected INTEGER NOT NULL DEFAULT 0
);
CREATE TEMP TABLE load_conflict (
    load_file_key INTEGER NOT NULL,
    line_no       INTEGER NOT NULL,
    PRIMARY KEY (load_file_key, line_no)
) WITHOUT ROWID;
CREATE TEMP TABLE load_answer (
    load_file_key     INTEGER NOT NULL,
    line_no           INTEGER NOT NULL,
    feed              TEXT    NOT NULL,
    row_no            INTEGER NOT NULL,
    answered_file_key INTEGER NOT NULL
);
-- Files that this load withdraws.
CREATE TEMP TABLE load_withdrawn (load_file_key INTEGER PRIMARY KEY);
