-- title: Промежуточные таблицы загрузки
-- Rows of a file as it gave them, written in bulk under the load's number; keys below zero are codes new to the warehouse,
-- whose names stand in stage_member. A load takes its rows over in its turn; whoever ends or begins a load sweeps them.
-- The clustered key keeps the rows of one load together and in the order of the file.

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
CREATE TABLE load_member (
    dimension NVARCHAR(50) COLLATE Latin1_General_BIN2 NOT NULL,
    member_no INT NOT NULL,
    member_key INT NOT NULL,
    CONSTRAINT pk_load_member PRIMARY KEY (dimension, member_no)
);

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
CREATE TABLE stage_release (
    load_id INT NOT NULL,
    stage_id BIGINT NOT NULL IDENTITY(1, 1),
    load_file_key INT NOT NULL,
    line_no INT NOT NULL,
    feed NVARCHAR(50) COLLATE Latin1_General_BIN2 NOT NULL,
    CONSTRAINT pk_stage_release PRIMARY KEY (load_id, stage_id)
);

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

CREATE TABLE stage_attendance (
    load_id INT NOT NULL,
    stage_id BIGINT NOT NULL IDENTITY(1, 1),
    group_key INT NULL,
    date_key INT NULL,
    module_key INT NULL,
    lesson_no INT NULL,
    learner_key INT NULL,
    mark_key INT NULL,
    attended BIGINT NULL,
    scheduled BIGINT NULL,
    teacher_key INT NULL,
    org_key INT NULL,
    corrected_on NVARCHAR(30) COLLATE Latin1_General_BIN2 NULL,
    corrected_by NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    correction_reason NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    load_file_key INT NOT NULL,
    line_no INT NOT NULL,
    is_removed INT NOT NULL DEFAULT 0,
    CONSTRAINT pk_stage_attendance PRIMARY KEY (load_id, stage_id)
);

CREATE TABLE stage_grades (
    load_id INT NOT NULL,
    stage_id BIGINT NOT NULL IDENTITY(1, 1),
    group_key INT NULL,
    learner_key INT NULL,
    module_key INT NULL,
    control_key INT NULL,
    competency_key INT NULL,
    attempt INT NULL,
    date_key INT NULL,
    scale_key INT NULL,
    label NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    share BIGINT NULL,
    bucket NVARCHAR(20) COLLATE Latin1_General_BIN2 NULL,
    is_passed INT NULL,
    teacher_key INT NULL,
    grade_words NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    source_id NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    org_key INT NULL,
    corrected_on NVARCHAR(30) COLLATE Latin1_General_BIN2 NULL,
    corrected_by NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    correction_reason NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    load_file_key INT NOT NULL,
    line_no INT NOT NULL,
    is_removed INT NOT NULL DEFAULT 0,
    CONSTRAINT pk_stage_grades PRIMARY KEY (load_id, stage_id)
);

CREATE TABLE stage_awards (
    load_id INT NOT NULL,
    stage_id BIGINT NOT NULL IDENTITY(1, 1),
    learner_key INT NULL,
    award_key INT NULL,
    date_key INT NULL,
    order_no NVARCHAR(200) COLLATE Latin1_General_BIN2 NULL,
    order_date_key INT NULL,
    ground NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    level NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    title NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    group_key INT NULL,
    publication_consent INT NULL,
    org_key INT NULL,
    corrected_on NVARCHAR(30) COLLATE Latin1_General_BIN2 NULL,
    corrected_by NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    correction_reason NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    load_file_key INT NOT NULL,
    line_no INT NOT NULL,
    is_removed INT NOT NULL DEFAULT 0,
    CONSTRAINT pk_stage_awards PRIMARY KEY (load_id, stage_id)
);

CREATE TABLE stage_enrolments (
    load_id INT NOT NULL,
    stage_id BIGINT NOT NULL IDENTITY(1, 1),
    group_key INT NULL,
    learner_key INT NULL,
    enrolled_date_key INT NULL,
    started_date_key INT NULL,
    completed_date_key INT NULL,
    left_date_key INT NULL,
    enrolment_order NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    leaving_order NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    outcome NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    referral NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    dormitory NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    org_key INT NULL,
    corrected_on NVARCHAR(30) COLLATE Latin1_General_BIN2 NULL,
    corrected_by NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    correction_reason NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    load_file_key INT NOT NULL,
    line_no INT NOT NULL,
    is_removed INT NOT NULL DEFAULT 0,
    CONSTRAINT pk_stage_enrolments PRIMARY KEY (load_id, stage_id)
);

CREATE TABLE stage_documents (
    load_id INT NOT NULL,
    stage_id BIGINT NOT NULL IDENTITY(1, 1),
    document_key INT NULL,
    registration_no NVARCHAR(200) COLLATE Latin1_General_BIN2 NULL,
    issued_date_key INT NULL,
    learner_key INT NULL,
    group_key INT NULL,
    blank_series NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    blank_no NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    delivery NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    sent_date_key INT NULL,
    receipt_no NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    status NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    original_registration_no NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    org_key INT NULL,
    corrected_on NVARCHAR(30) COLLATE Latin1_General_BIN2 NULL,
    corrected_by NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    correction_reason NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    load_file_key INT NOT NULL,
    line_no INT NOT NULL,
    is_removed INT NOT NULL DEFAULT 0,
    CONSTRAINT pk_stage_documents PRIMARY KEY (load_id, stage_id)
);

CREATE TABLE stage_plan (
    load_id INT NOT NULL,
    stage_id BIGINT NOT NULL IDENTITY(1, 1),
    programme_key INT NULL,
    group_key INT NULL,
    module_key INT NULL,
    competency_key INT NULL,
    valid_from INT NULL,
    planned_share BIGINT NULL,
    planned_learners BIGINT NULL,
    org_key INT NULL,
    corrected_on NVARCHAR(30) COLLATE Latin1_General_BIN2 NULL,
    corrected_by NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    correction_reason NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    load_file_key INT NOT NULL,
    line_no INT NOT NULL,
    is_removed INT NOT NULL DEFAULT 0,
    CONSTRAINT pk_stage_plan PRIMARY KEY (load_id, stage_id)
);

CREATE TABLE stage_carriers (
    load_id INT NOT NULL,
    stage_id BIGINT NOT NULL IDENTITY(1, 1),
    org_key INT NULL,
    carrier_kind NVARCHAR(200) COLLATE Latin1_General_BIN2 NULL,
    unit_no NVARCHAR(200) COLLATE Latin1_General_BIN2 NULL,
    year INT NULL,
    group_key INT NULL,
    title NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    medium NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    derivative_of NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    place NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    closed_on INT NULL,
    sheets INT NULL,
    corrected_on NVARCHAR(30) COLLATE Latin1_General_BIN2 NULL,
    corrected_by NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    correction_reason NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    load_file_key INT NOT NULL,
    line_no INT NOT NULL,
    is_removed INT NOT NULL DEFAULT 0,
    CONSTRAINT pk_stage_carriers PRIMARY KEY (load_id, stage_id)
);
