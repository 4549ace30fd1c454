-- A raw table of a profile, {raw} with its {columns}.
CREATE TABLE IF NOT EXISTS {raw} (source_file INTEGER NOT NULL, source_line INTEGER NOT NULL, {columns}, PRIMARY KEY (source_file, source_line)) WITHOUT ROWID;
