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
    column_name NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    code NVARCHAR(50) COLLATE Latin1_General_BIN2 NOT NULL,
    detail NVARCHAR(1000) COLLATE Latin1_General_BIN2 NOT NULL,
    raw_text NVARCHAR(max) COLLATE Latin1_General_BIN2 NOT NULL,
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

DROP TABLE IF EXISTS stage_competencies;
CREATE TABLE stage_competencies (
    load_id INT NOT NULL,
    stage_id BIGINT NOT NULL IDENTITY(1, 1),
    programme_key INT NULL,
    competency_key INT NULL,
    name NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    result_kind NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    professional_standard NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    load_file_key INT NOT NULL,
    line_no INT NOT NULL,
    CONSTRAINT pk_stage_competencies PRIMARY KEY (load_id, stage_id)
);

DROP TABLE IF EXISTS stage_groups;
CREATE TABLE stage_groups (
    load_id INT NOT NULL,
    stage_id BIGINT NOT NULL IDENTITY(1, 1),
    group_key INT NULL,
    programme_key INT NULL,
    starts_on INT NULL,
    ends_on INT NULL,
    form NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    funding NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    curator_key INT NULL,
    load_file_key INT NOT NULL,
    line_no INT NOT NULL,
    CONSTRAINT pk_stage_groups PRIMARY KEY (load_id, stage_id)
);

DROP TABLE IF EXISTS stage_learners;
CREATE TABLE stage_learners (
    load_id INT NOT NULL,
    stage_id BIGINT NOT NULL IDENTITY(1, 1),
    learner_key INT NULL,
    valid_from INT NULL,
    sex NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    birth_year INT NULL,
    citizenship NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    education_level NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    employment_category NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    employer NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    region NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    last_name NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    first_name NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    middle_name NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    name_folded NVARCHAR(max) COLLATE Latin1_General_BIN2 NULL,
    birth_date INT NULL,
    snils NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    email NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    consent_processing_on INT NULL,
    consent_publication_on INT NULL,
    load_file_key INT NOT NULL,
    line_no INT NOT NULL,
    CONSTRAINT pk_stage_learners PRIMARY KEY (load_id, stage_id)
);

DROP TABLE IF EXISTS stage_module_competencies;
CREATE TABLE stage_module_competencies (
    load_id INT NOT NULL,
    stage_id BIGINT NOT NULL IDENTITY(1, 1),
    programme_key INT NULL,
    module_key INT NULL,
    competency_key INT NULL,
    weight BIGINT NULL,
    load_file_key INT NOT NULL,
    line_no INT NOT NULL,
    CONSTRAINT pk_stage_module_competencies PRIMARY KEY (load_id, stage_id)
);

DROP TABLE IF EXISTS stage_modules;
CREATE TABLE stage_modules (
    load_id INT NOT NULL,
    stage_id BIGINT NOT NULL IDENTITY(1, 1),
    programme_key INT NULL,
    module_key INT NULL,
    name NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    parent_module_key INT NULL,
    hours INT NULL,
    control_form NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    load_file_key INT NOT NULL,
    line_no INT NOT NULL,
    CONSTRAINT pk_stage_modules PRIMARY KEY (load_id, stage_id)
);

DROP TABLE IF EXISTS stage_programmes;
CREATE TABLE stage_programmes (
    load_id INT NOT NULL,
    stage_id BIGINT NOT NULL IDENTITY(1, 1),
    programme_key INT NULL,
    valid_from INT NULL,
    name NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    kind NVARCHAR(50) COLLATE Latin1_General_BIN2 NULL,
    hours INT NULL,
    professional_standard NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    priority_area NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    accredited_from INT NULL,
    accredited_to INT NULL,
    approved_on INT NULL,
    delivery NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    load_file_key INT NOT NULL,
    line_no INT NOT NULL,
    CONSTRAINT pk_stage_programmes PRIMARY KEY (load_id, stage_id)
);

DROP TABLE IF EXISTS stage_teachers;
CREATE TABLE stage_teachers (
    load_id INT NOT NULL,
    stage_id BIGINT NOT NULL IDENTITY(1, 1),
    teacher_key INT NULL,
    degree NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    title NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    category NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    staff NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    trained_on INT NULL,
    last_name NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    first_name NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    middle_name NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    birth_date INT NULL,
    hired_on INT NULL,
    left_on INT NULL,
    load_file_key INT NOT NULL,
    line_no INT NOT NULL,
    CONSTRAINT pk_stage_teachers PRIMARY KEY (load_id, stage_id)
);
