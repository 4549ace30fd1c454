-- title: Отменённые загрузки
-- What a file brought is out of every figure from the load on that withdrew it. Its versions stay where they are, as revisions, and count again
-- for nothing: the history of a key is made of the files that are not withdrawn, as if this one had never come.
CREATE TABLE withdrawal (
    withdrawn_file_key INTEGER PRIMARY KEY REFERENCES dim_load_file,
    load_file_key      INTEGER NOT NULL REFERENCES dim_load_file,
    line_no            INTEGER NOT NULL,
    told_by            TEXT,
    told_on            TEXT,
    reason             TEXT
) STRICT;

CREATE INDEX ix_withdrawal_file ON withdrawal (load_file_key);
