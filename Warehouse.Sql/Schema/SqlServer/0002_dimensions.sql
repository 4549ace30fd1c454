-- title: Измерения
-- A key of a dimension is durable: one number for one natural key, whatever its attributes become. The table holds the
-- attributes of today; where a report needs those of a day, dim_*_history holds every version with its days (SCD2).
-- Key 0 is "not given". is_inferred = 1: a fact named the code before its own feed did.

CREATE TABLE dim_date (
    date_key INT NOT NULL CONSTRAINT pk_dim_date PRIMARY KEY,
    iso_date NVARCHAR(10) COLLATE Latin1_General_BIN2 NOT NULL UNIQUE,
    year INT NOT NULL,
    quarter INT NOT NULL,
    month INT NOT NULL,
    month_key INT NOT NULL,
    day INT NOT NULL,
    weekday INT NOT NULL,
    iso_year INT NOT NULL,
    iso_week INT NOT NULL,
    academic_year INT NOT NULL,
    is_working_day INT NOT NULL
);

CREATE TABLE dim_organisation (
    org_key INT NOT NULL CONSTRAINT pk_dim_organisation PRIMARY KEY,
    org_code NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL UNIQUE,
    name NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL
);

CREATE TABLE dim_programme (
    programme_key INT NOT NULL CONSTRAINT pk_dim_programme PRIMARY KEY,
    org_key INT NOT NULL REFERENCES dim_organisation,
    programme_code NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    name NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    kind NVARCHAR(50) COLLATE Latin1_General_BIN2 NULL,
    hours INT NULL,
    professional_standard NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    priority_area NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    accredited_from INT NULL,
    accredited_to INT NULL,
    approved_on INT NULL,
    delivery NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    is_inferred INT NOT NULL DEFAULT 1,
    load_file_key INT NOT NULL DEFAULT 0,
    line_no INT NOT NULL DEFAULT 0,
    CONSTRAINT uq_dim_programme UNIQUE (org_key, programme_code)
);

CREATE TABLE dim_programme_history (
    programme_key INT NOT NULL REFERENCES dim_programme,
    valid_from INT NOT NULL,
    valid_to INT NOT NULL,
    is_dated INT NOT NULL,
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
    CONSTRAINT pk_dim_programme_history PRIMARY KEY (programme_key, valid_from)
);

-- A module's member is its code in the organisation, because a grade names a group and the group's programme may come
-- later; what a programme says of the module stands in dim_programme_module. Competencies likewise.
CREATE TABLE dim_module (
    module_key INT NOT NULL CONSTRAINT pk_dim_module PRIMARY KEY,
    org_key INT NOT NULL REFERENCES dim_organisation,
    module_code NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    CONSTRAINT uq_dim_module UNIQUE (org_key, module_code)
);

CREATE TABLE dim_programme_module (
    programme_key INT NOT NULL REFERENCES dim_programme,
    module_key INT NOT NULL REFERENCES dim_module,
    name NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    parent_module_key INT NOT NULL DEFAULT 0 REFERENCES dim_module,
    hours INT NULL,
    control_form NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    load_file_key INT NOT NULL,
    line_no INT NOT NULL,
    CONSTRAINT pk_dim_programme_module PRIMARY KEY (programme_key, module_key)
);

CREATE TABLE dim_competency (
    competency_key INT NOT NULL CONSTRAINT pk_dim_competency PRIMARY KEY,
    org_key INT NOT NULL REFERENCES dim_organisation,
    competency_code NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    CONSTRAINT uq_dim_competency UNIQUE (org_key, competency_code)
);

CREATE TABLE dim_programme_competency (
    programme_key INT NOT NULL REFERENCES dim_programme,
    competency_key INT NOT NULL REFERENCES dim_competency,
    name NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    result_kind NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    professional_standard NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    load_file_key INT NOT NULL,
    line_no INT NOT NULL,
    CONSTRAINT pk_dim_programme_competency PRIMARY KEY (programme_key, competency_key)
);

CREATE TABLE dim_teacher (
    teacher_key INT NOT NULL CONSTRAINT pk_dim_teacher PRIMARY KEY,
    org_key INT NOT NULL REFERENCES dim_organisation,
    teacher_code NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    last_name NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    first_name NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    middle_name NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    birth_date INT NULL,
    degree NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    title NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    category NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    staff NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    hired_on INT NULL,
    left_on INT NULL,
    trained_on INT NULL,
    is_inferred INT NOT NULL DEFAULT 1,
    load_file_key INT NOT NULL DEFAULT 0,
    line_no INT NOT NULL DEFAULT 0,
    CONSTRAINT uq_dim_teacher UNIQUE (org_key, teacher_code)
);

CREATE TABLE dim_teacher_history (
    teacher_key INT NOT NULL REFERENCES dim_teacher,
    valid_from INT NOT NULL,
    valid_to INT NOT NULL,
    is_dated INT NOT NULL,
    degree NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    title NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    category NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    staff NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    trained_on INT NULL,
    load_file_key INT NOT NULL,
    line_no INT NOT NULL,
    CONSTRAINT pk_dim_teacher_history PRIMARY KEY (teacher_key, valid_from)
);

CREATE TABLE dim_group (
    group_key INT NOT NULL CONSTRAINT pk_dim_group PRIMARY KEY,
    org_key INT NOT NULL REFERENCES dim_organisation,
    group_code NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    programme_key INT NOT NULL DEFAULT 0 REFERENCES dim_programme,
    starts_on INT NULL,
    ends_on INT NULL,
    form NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    funding NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    curator_key INT NOT NULL DEFAULT 0 REFERENCES dim_teacher,
    is_inferred INT NOT NULL DEFAULT 1,
    load_file_key INT NOT NULL DEFAULT 0,
    line_no INT NOT NULL DEFAULT 0,
    CONSTRAINT uq_dim_group UNIQUE (org_key, group_code)
);

CREATE INDEX ix_group_programme ON dim_group (programme_key);
CREATE INDEX ix_group_curator ON dim_group (curator_key);

CREATE TABLE dim_learner (
    learner_key INT NOT NULL CONSTRAINT pk_dim_learner PRIMARY KEY,
    org_key INT NOT NULL REFERENCES dim_organisation,
    learner_code NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    sex NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    birth_year INT NULL,
    citizenship NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    education_level NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    employment_category NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    employer NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    region NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    is_inferred INT NOT NULL DEFAULT 1,
    load_file_key INT NOT NULL DEFAULT 0,
    line_no INT NOT NULL DEFAULT 0,
    CONSTRAINT uq_dim_learner UNIQUE (org_key, learner_code)
);

CREATE TABLE dim_learner_history (
    learner_key INT NOT NULL REFERENCES dim_learner,
    valid_from INT NOT NULL,
    valid_to INT NOT NULL,
    is_dated INT NOT NULL,
    sex NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    birth_year INT NULL,
    citizenship NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    education_level NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    employment_category NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    employer NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    region NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    load_file_key INT NOT NULL,
    line_no INT NOT NULL,
    CONSTRAINT pk_dim_learner_history PRIMARY KEY (learner_key, valid_from)
);

-- The one place of personal data. Erasing a person is erasing this row.
CREATE TABLE learner_person (
    learner_key INT NOT NULL CONSTRAINT pk_learner_person PRIMARY KEY REFERENCES dim_learner,
    last_name NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    first_name NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    middle_name NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    name_folded NVARCHAR(850) COLLATE Latin1_General_BIN2 NULL,
    birth_date INT NULL,
    snils NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    email NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    consent_processing_on INT NULL,
    consent_publication_on INT NULL,
    load_file_key INT NOT NULL,
    line_no INT NOT NULL
);

CREATE INDEX ix_learner_person_name ON learner_person (name_folded);

-- result_class says whose attempts compete: the last attempt in a class is the result that counts.
CREATE TABLE dim_control (
    control_key INT NOT NULL CONSTRAINT pk_dim_control PRIMARY KEY,
    control_code NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL UNIQUE,
    name NVARCHAR(4000) COLLATE Latin1_General_BIN2 NOT NULL,
    result_class NVARCHAR(50) COLLATE Latin1_General_BIN2 NOT NULL
);

CREATE TABLE dim_scale (
    scale_key INT NOT NULL IDENTITY(1, 1) CONSTRAINT pk_dim_scale PRIMARY KEY,
    scale_code NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL UNIQUE
);

-- A label, or a band of numbers from low to high; shares are millionths of the maximum.
CREATE TABLE scale_value (
    scale_key INT NOT NULL REFERENCES dim_scale,
    position INT NOT NULL,
    label NVARCHAR(4000) COLLATE Latin1_General_BIN2 NOT NULL,
    low BIGINT NULL,
    high BIGINT NULL,
    share_low BIGINT NULL,
    share_high BIGINT NULL,
    bucket NVARCHAR(20) COLLATE Latin1_General_BIN2 NOT NULL CHECK (bucket IN ('5', '4', '3', '2', 'pass', 'fail', 'na', 'exempt')),
    is_passing INT NOT NULL,
    CONSTRAINT pk_scale_value PRIMARY KEY (scale_key, position)
);

CREATE TABLE dim_attendance_mark (
    mark_key INT NOT NULL IDENTITY(1, 1) CONSTRAINT pk_dim_attendance_mark PRIMARY KEY,
    profile NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    raw_mark NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    kind NVARCHAR(50) COLLATE Latin1_General_BIN2 NOT NULL CHECK (kind IN ('present', 'late', 'remote', 'absent', 'sick', 'excused', 'not_recorded')),
    -- The kind as ones and zeroes, which millions of rows add up faster than they compare words.
    is_counted AS iif(kind <> 'not_recorded', 1, 0) PERSISTED NOT NULL,
    is_present AS iif(kind = 'present', 1, 0) PERSISTED NOT NULL,
    is_late AS iif(kind = 'late', 1, 0) PERSISTED NOT NULL,
    is_remote AS iif(kind = 'remote', 1, 0) PERSISTED NOT NULL,
    is_absent AS iif(kind = 'absent', 1, 0) PERSISTED NOT NULL,
    is_sick AS iif(kind = 'sick', 1, 0) PERSISTED NOT NULL,
    is_excused AS iif(kind = 'excused', 1, 0) PERSISTED NOT NULL,
    CONSTRAINT uq_dim_attendance_mark UNIQUE (profile, raw_mark)
);

CREATE TABLE dim_award (
    award_key INT NOT NULL CONSTRAINT pk_dim_award PRIMARY KEY,
    org_key INT NOT NULL REFERENCES dim_organisation,
    award_kind NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    CONSTRAINT uq_dim_award UNIQUE (org_key, award_kind)
);

CREATE TABLE dim_document (
    document_key INT NOT NULL CONSTRAINT pk_dim_document PRIMARY KEY,
    org_key INT NOT NULL REFERENCES dim_organisation,
    document_kind NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    CONSTRAINT uq_dim_document UNIQUE (org_key, document_kind)
);
