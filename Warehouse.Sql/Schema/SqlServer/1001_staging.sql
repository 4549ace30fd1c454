-- title: Промежуточные таблицы загрузки
-- repeatable: yes
-- parts: Staging
-- Rows of a file as it gave them, written in bulk under the load's number; keys below zero are codes new to the warehouse,
-- whose names stand in stage_member. A load takes its rows over in its turn; whoever ends or begins a load sweeps them.
-- The clustered key keeps the rows of one load together and in the order of the file. The tables hold nothing between loads: they are made
-- anew whenever this script or a part of it changes.

-- Waits for the load whose turn it is; loads that are staging find that they are over and begin again.
UPDATE load_turn SET load_id = load_id WHERE turn_no = 1;
UPDATE load_session SET is_over = 1;

DROP TABLE IF EXISTS stage_member;
CREATE TABLE stage_member (
    load_id INT NOT NULL,
    stage_id BIGINT NOT NULL IDENTITY(1, 1),
    dimension NVARCHAR(50) COLLATE Latin1_General_BIN2 NOT NULL,
    member_no INT NOT NULL,
    org_key INT NOT NULL,
    code NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    CONSTRAINT pk_stage_member PRIMARY KEY (load_id, stage_id)
);

-- What the numbers of stage_member have become, in the transaction of the load.
DROP TABLE IF EXISTS load_member;
CREATE TABLE load_member (
    dimension NVARCHAR(50) COLLATE Latin1_General_BIN2 NOT NULL,
    member_no INT NOT NULL,
    member_key INT NOT NULL,
    CONSTRAINT pk_load_member PRIMARY KEY (dimension, member_no)
);

DROP TABLE IF EXISTS stage_quarantine;
CREATE TABLE stage_quarantine (
    load_id INT NOT NULL,
    stage_id BIGINT NOT NULL IDENTITY(1, 1),
    load_file_key INT NOT NULL,
    line_no INT NOT NULL,
    feed NVARCHAR(50) COLLATE Latin1_General_BIN2 NOT NULL,
    row_no INT NOT NULL,
    cell_no INT NOT NULL,
    column_name NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    code NVARCHAR(50) COLLATE Latin1_General_BIN2 NOT NULL,
    detail NVARCHAR(1000) COLLATE Latin1_General_BIN2 NOT NULL,
    raw_text NVARCHAR(max) COLLATE Latin1_General_BIN2 NOT NULL,
    cells NVARCHAR(max) COLLATE Latin1_General_BIN2 NULL,
    row_identity NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    named_org_code NVARCHAR(200) COLLATE Latin1_General_BIN2 NULL,
    named_group_code NVARCHAR(200) COLLATE Latin1_General_BIN2 NULL,
    CONSTRAINT pk_stage_quarantine PRIMARY KEY (load_id, stage_id)
);

-- Rows of earlier files that found what they waited for.
DROP TABLE IF EXISTS stage_release;
CREATE TABLE stage_release (
    load_id INT NOT NULL,
    stage_id BIGINT NOT NULL IDENTITY(1, 1),
    load_file_key INT NOT NULL,
    line_no INT NOT NULL,
    feed NVARCHAR(50) COLLATE Latin1_General_BIN2 NOT NULL,
    CONSTRAINT pk_stage_release PRIMARY KEY (load_id, stage_id)
);

-- Rows in quarantine whose key has come, and what was said of others.
DROP TABLE IF EXISTS stage_answer;
CREATE TABLE stage_answer (
    load_id INT NOT NULL,
    stage_id BIGINT NOT NULL IDENTITY(1, 1),
    load_file_key INT NOT NULL,
    line_no INT NOT NULL,
    feed NVARCHAR(50) COLLATE Latin1_General_BIN2 NOT NULL,
    row_no INT NOT NULL,
    answered_file_key INT NOT NULL,
    CONSTRAINT pk_stage_answer PRIMARY KEY (load_id, stage_id)
);

DROP TABLE IF EXISTS load_answer;
CREATE TABLE load_answer (
    load_file_key INT NOT NULL,
    line_no INT NOT NULL,
    feed NVARCHAR(50) COLLATE Latin1_General_BIN2 NOT NULL,
    row_no INT NOT NULL,
    answered_file_key INT NOT NULL
);

DROP TABLE IF EXISTS stage_reply;
CREATE TABLE stage_reply (
    load_id INT NOT NULL,
    stage_id BIGINT NOT NULL IDENTITY(1, 1),
    file_id NVARCHAR(20) COLLATE Latin1_General_BIN2 NOT NULL,
    line_no INT NOT NULL,
    feed NVARCHAR(50) COLLATE Latin1_General_BIN2 NOT NULL,
    row_no INT NOT NULL,
    load_file_key INT NOT NULL,
    reply_no INT NOT NULL,
    is_closing INT NOT NULL,
    told_by NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    told_on NVARCHAR(50) COLLATE Latin1_General_BIN2 NULL,
    reason NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    CONSTRAINT pk_stage_reply PRIMARY KEY (load_id, stage_id)
);

-- Files that the load whose turn it is withdraws.
DROP TABLE IF EXISTS load_withdrawn;
CREATE TABLE load_withdrawn (load_file_key INT NOT NULL CONSTRAINT pk_load_withdrawn PRIMARY KEY);
