-- title: Журнал загрузок и карантин
-- The ledger knows every input by its content; everything else points at it.

-- Texts in statements are written without N'…', as both engines take them: the database must keep Cyrillic in them.
IF cast('Я' AS NVARCHAR(1)) <> nchar(1071)
    THROW 50001, 'The database loses Cyrillic letters: create it with COLLATE Latin1_General_100_BIN2_UTF8.', 1;

CREATE TABLE dim_load_file (
    load_file_key INT NOT NULL IDENTITY(1, 1) CONSTRAINT pk_dim_load_file PRIMARY KEY,
    sha256 NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL UNIQUE,
    name NVARCHAR(1000) COLLATE Latin1_General_BIN2 NOT NULL,
    size BIGINT NOT NULL,
    profile NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    feed NVARCHAR(50) COLLATE Latin1_General_BIN2 NOT NULL,
    state NVARCHAR(20) COLLATE Latin1_General_BIN2 NOT NULL CHECK (state IN ('loading', 'loaded', 'failed')),
    owner NVARCHAR(300) COLLATE Latin1_General_BIN2 NULL,
    lease_until NVARCHAR(30) COLLATE Latin1_General_BIN2 NULL,
    rows_read INT NOT NULL DEFAULT 0,
    rows_loaded INT NOT NULL DEFAULT 0,
    rows_corrected INT NOT NULL DEFAULT 0,
    rows_duplicate INT NOT NULL DEFAULT 0,
    rows_rejected INT NOT NULL DEFAULT 0,
    started_at NVARCHAR(30) COLLATE Latin1_General_BIN2 NOT NULL,
    finished_at NVARCHAR(30) COLLATE Latin1_General_BIN2 NULL,
    failure_code NVARCHAR(50) COLLATE Latin1_General_BIN2 NULL,
    failure NVARCHAR(max) COLLATE Latin1_General_BIN2 NULL
);

CREATE INDEX ix_load_file_finished ON dim_load_file (finished_at);

-- A row that cannot be a fact. raw_text is what the sender wrote and may name people: only roles that may see persons read it.
CREATE TABLE quarantine (
    load_file_key INT NOT NULL REFERENCES dim_load_file,
    line_no INT NOT NULL,
    feed NVARCHAR(50) COLLATE Latin1_General_BIN2 NOT NULL,
    column_name NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    code NVARCHAR(50) COLLATE Latin1_General_BIN2 NOT NULL,
    detail NVARCHAR(1000) COLLATE Latin1_General_BIN2 NOT NULL,
    raw_text NVARCHAR(max) COLLATE Latin1_General_BIN2 NOT NULL,
    CONSTRAINT pk_quarantine PRIMARY KEY (load_file_key, line_no, feed)
);

CREATE INDEX ix_quarantine_code ON quarantine (code, feed);

-- A load under way. Its worker puts lease_until off again and again; one whose time ran out is dead, and what it staged is swept.
CREATE TABLE load_session (
    load_id INT NOT NULL IDENTITY(1, 1) CONSTRAINT pk_load_session PRIMARY KEY,
    owner NVARCHAR(300) COLLATE Latin1_General_BIN2 NOT NULL,
    lease_until NVARCHAR(30) COLLATE Latin1_General_BIN2 NOT NULL,
    is_over INT NOT NULL DEFAULT 0
);

-- One row: who changes it is the one writer until its transaction ends. Reading and staging need no turn.
CREATE TABLE load_turn (
    turn_no INT NOT NULL CONSTRAINT pk_load_turn PRIMARY KEY,
    load_id INT NOT NULL
);

INSERT INTO load_turn (turn_no, load_id) VALUES (1, 0);

-- Work of the load whose turn it is; empty between turns.
CREATE TABLE load_count (
    load_file_key INT NOT NULL,
    pulled BIGINT NOT NULL DEFAULT 0,
    loaded BIGINT NOT NULL DEFAULT 0,
    corrected BIGINT NOT NULL DEFAULT 0
);

CREATE TABLE load_conflict (
    load_file_key INT NOT NULL,
    line_no INT NOT NULL,
    CONSTRAINT pk_load_conflict PRIMARY KEY (load_file_key, line_no)
);

CREATE TABLE touched_group (group_key INT NOT NULL CONSTRAINT pk_touched_group PRIMARY KEY);
