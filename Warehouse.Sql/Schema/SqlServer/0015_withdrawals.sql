-- title: Отменённые загрузки
-- What a file brought is out of every figure from the load on that withdrew it. Its versions stay where they are, as revisions, and count again
-- for nothing: the history of a key is made of the files that are not withdrawn, as if this one had never come.
CREATE TABLE withdrawal (
    withdrawn_file_key INT NOT NULL CONSTRAINT pk_withdrawal PRIMARY KEY REFERENCES dim_load_file,
    load_file_key INT NOT NULL REFERENCES dim_load_file,
    line_no INT NOT NULL,
    told_by NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    told_on NVARCHAR(50) COLLATE Latin1_General_BIN2 NULL,
    reason NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL
);

CREATE INDEX ix_withdrawal_file ON withdrawal (load_file_key);
