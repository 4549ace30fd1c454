-- A raw table by the name that the profile's queries read it.
CREATE TEMP VIEW {view} AS SELECT *, source_file IN (SELECT file_id FROM new_file) AS is_new FROM {raw};
