-- title: Примечания к загруженному файлу
-- What was passed over or understood specially, in sentences. They name columns, sheets and numbers of rows and never what stands in a cell.
CREATE TABLE file_note (
    load_file_key INT NOT NULL REFERENCES dim_load_file,
    note_no INT NOT NULL,
    code NVARCHAR(50) COLLATE Latin1_General_BIN2 NOT NULL,
    text NVARCHAR(2000) COLLATE Latin1_General_BIN2 NOT NULL,
    CONSTRAINT pk_file_note PRIMARY KEY (load_file_key, note_no)
);

-- Rows that are no records: those of the form (totals, numbering), and those that the queries of a profile leave out.
ALTER TABLE dim_load_file ADD rows_passed_over INT NOT NULL DEFAULT 0;
ALTER TABLE dim_load_file ADD rows_not_selected INT NOT NULL DEFAULT 0;
