-- title: Жизнь строки в карантине
-- One entry is one bad cell: the cells of a row are numbered, and so are the rows that a line of a foreign file gives. cells is the row by the
-- feed's columns as it was sent, row_identity what tells it from other rows of its feed. A row is open, answered by a file that brought its key
-- or refers back to it, or closed by somebody; answered_file_key is the file that did so.
ALTER TABLE quarantine ADD
    row_no INT NOT NULL CONSTRAINT df_quarantine_row DEFAULT 1,
    cell_no INT NOT NULL CONSTRAINT df_quarantine_cell DEFAULT 1,
    cells NVARCHAR(max) COLLATE Latin1_General_BIN2 NULL,
    row_identity NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    state NVARCHAR(20) COLLATE Latin1_General_BIN2 NOT NULL CONSTRAINT df_quarantine_state DEFAULT 'open'
        CONSTRAINT ck_quarantine_state CHECK (state IN ('open', 'answered', 'closed')),
    answered_file_key INT NULL REFERENCES dim_load_file;

ALTER TABLE quarantine DROP CONSTRAINT pk_quarantine;
ALTER TABLE quarantine ADD CONSTRAINT pk_quarantine PRIMARY KEY (load_file_key, line_no, feed, row_no, cell_no);

CREATE INDEX ix_quarantine_state ON quarantine (state, feed);
CREATE INDEX ix_quarantine_answer ON quarantine (answered_file_key);

-- What was said of rows in quarantine: a row of a correction file that refers back, or that somebody closed it. Kept apart from them, because files
-- may come in any order: a reply that is here first finds its row when that comes. Line 0 is the file as a whole.
CREATE TABLE quarantine_reply (
    file_id NVARCHAR(20) COLLATE Latin1_General_BIN2 NOT NULL,
    line_no INT NOT NULL,
    feed NVARCHAR(50) COLLATE Latin1_General_BIN2 NOT NULL,
    row_no INT NOT NULL,
    load_file_key INT NOT NULL REFERENCES dim_load_file,
    reply_no INT NOT NULL,
    is_closing INT NOT NULL,
    told_by NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    told_on NVARCHAR(50) COLLATE Latin1_General_BIN2 NULL,
    reason NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    CONSTRAINT pk_quarantine_reply PRIMARY KEY (file_id, line_no, feed, row_no, load_file_key, reply_no)
);
