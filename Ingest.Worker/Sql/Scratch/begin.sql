-- Nothing here is the only copy: a file that is lost is copied again.
PRAGMA journal_mode = WAL;
PRAGMA synchronous = OFF;
CREATE TABLE IF NOT EXISTS source_file (file_id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, lines INTEGER NOT NULL);
CREATE TEMP TABLE new_file (file_id INTEGER PRIMARY KEY);
