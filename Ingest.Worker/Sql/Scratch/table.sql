-- A raw table of a profile, {raw} with its {columns}, and {view}, by which the profile's queries read it.
CREATE TABLE IF NOT EXISTS {raw} (source_file INTEGER NOT NULL, source_line INTEGER NOT NULL, {columns}, PRIMARY KEY (source_file, source_line)) WITHOUT ROWID;
CREATE TEMP VIEW {view} AS SELECT *, source_file IN (SELECT file_id FROM new_file) AS is_new FROM {raw};
