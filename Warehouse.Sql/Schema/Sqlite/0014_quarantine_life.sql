-- title: Жизнь строки в карантине
-- One entry is one bad cell: the cells of a row are numbered, and so are the rows that a line of a foreign file gives. cells is the row by the
-- feed's columns as it was sent, row_identity what tells it from other rows of its feed. A row is open, answered by a file that brought its key
-- or refers back to it, or closed by somebody; answered_file_key is the file that did so.
ALTER TABLE quarantine RENAME TO quarantine_before;

CREATE TABLE quarantine (
    load_file_key    INTEGER NOT NULL REFERENCES dim_load_file,
    line_no          INTEGER NOT NULL,
    feed             TEXT    NOT NULL,
    row_no           INTEGER NOT NULL DEFAULT 1,
    cell_no          INTEGER NOT NULL DEFAULT 1,
    column_name      TEXT    NOT NULL,
    code             TEXT    NOT NULL,
    detail           TEXT    NOT NULL,
    raw_text         TEXT    NOT NULL,
    cells            TEXT,
    row_identity          TEXT,
    named_org_code   TEXT,
    named_group_code TEXT,
    state            TEXT    NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'answered', 'closed')),
    answered_file_key INTEGER REFERENCES dim_load_file,
    PRIMARY KEY (load_file_key, line_no, feed, row_no, cell_no)
) STRICT, WITHOUT ROWID;

INSERT INTO quarantine (load_file_key, line_no, feed, column_name, code, detail, raw_text, named_org_code, named_group_code)
SELECT load_file_key, line_no, feed, column_name, code, detail, raw_text, named_org_code, named_group_code
FROM quarantine_before;

DROP TABLE quarantine_before;

CREATE INDEX ix_quarantine_code ON quarantine (code, feed);
CREATE INDEX ix_quarantine_state ON quarantine (state, feed);
CREATE INDEX ix_quarantine_answer ON quarantine (answered_file_key);

-- What was said of rows in quarantine: a row of a correction file that refers back, or that somebody closed it. Kept apart from them, because files
-- may come in any order: a reply that is here first finds its row when that comes. Line 0 is the file as a whole.
CREATE TABLE quarantine_reply (
    file_id       TEXT    NOT NULL,
    line_no       INTEGER NOT NULL,
    feed          TEXT    NOT NULL,
    row_no        INTEGER NOT NULL,
    load_file_key INTEGER NOT NULL REFERENCES dim_load_file,
    reply_no      INTEGER NOT NULL,
    is_closing    INTEGER NOT NULL,
    told_by       TEXT,
    told_on       TEXT,
    reason        TEXT,
    PRIMARY KEY (file_id, line_no, feed, row_no, load_file_key, reply_no)
) STRICT, WITHOUT ROWID;
