-- title: Примечания к загруженному файлу
-- What was passed over or understood specially, in sentences. They name columns, sheets and numbers of rows and never what stands in a cell.
CREATE TABLE file_note (
    load_file_key   INTEGER NOT NULL REFERENCES dim_load_file,
    note_no         INTEGER NOT NULL,
    code            TEXT    NOT NULL,
    text            TEXT    NOT NULL,
    PRIMARY KEY (load_file_key, note_no)
) STRICT, WITHOUT ROWID;

-- Rows that are no records: those of the form (totals, numbering), and those that the queries of a profile leave out.
ALTER TABLE dim_load_file ADD COLUMN rows_passed_over INTEGER NOT NULL DEFAULT 0;
ALTER TABLE dim_load_file ADD COLUMN rows_not_selected INTEGER NOT NULL DEFAULT 0;
