-- title: Факты и их прежние редакции
-- A fact holds the current version of its natural key; fact_*_revision holds every other version the feeds ever gave,
-- each with the file and line that brought it and, where the feed says, who corrected, when and why. Which version
-- superseded which follows from corrected_on, then from the order of loads. is_removed = 1 is the entry of the removals feed.
-- Hours are hundredths of an academic hour, shares millionths of the maximum: integers add up exactly.

CREATE TABLE fact_attendance (
    group_key INT NOT NULL,
    date_key INT NOT NULL,
    module_key INT NOT NULL,
    lesson_no INT NOT NULL,
    learner_key INT NOT NULL,
    mark_key INT NOT NULL,
    attended BIGINT NOT NULL,
    scheduled BIGINT NOT NULL,
    teacher_key INT NOT NULL,
    org_key INT NOT NULL,
    corrected_on NVARCHAR(30) COLLATE Latin1_General_BIN2 NULL,
    corrected_by NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    correction_reason NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    load_file_key INT NOT NULL,
    line_no INT NOT NULL,
    CONSTRAINT pk_fact_attendance PRIMARY KEY (group_key, date_key, module_key, lesson_no, learner_key)
);

CREATE TABLE fact_attendance_revision (
    group_key INT NOT NULL,
    date_key INT NOT NULL,
    module_key INT NOT NULL,
    lesson_no INT NOT NULL,
    learner_key INT NOT NULL,
    mark_key INT NULL,
    attended BIGINT NULL,
    scheduled BIGINT NULL,
    teacher_key INT NULL,
    org_key INT NOT NULL,
    corrected_on NVARCHAR(30) COLLATE Latin1_General_BIN2 NULL,
    corrected_by NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    correction_reason NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    load_file_key INT NOT NULL,
    line_no INT NOT NULL,
    is_removed INT NOT NULL DEFAULT 0
);

CREATE CLUSTERED INDEX ix_attendance_revision_key ON fact_attendance_revision (group_key, date_key, module_key, lesson_no, learner_key);
CREATE INDEX ix_attendance_revision_removed ON fact_attendance_revision (is_removed) WHERE is_removed = 1;

CREATE TABLE fact_grade (
    group_key INT NOT NULL,
    learner_key INT NOT NULL,
    module_key INT NOT NULL,
    control_key INT NOT NULL,
    competency_key INT NOT NULL,
    attempt INT NOT NULL,
    date_key INT NOT NULL,
    scale_key INT NOT NULL,
    label NVARCHAR(4000) COLLATE Latin1_General_BIN2 NOT NULL,
    share BIGINT NULL,
    bucket NVARCHAR(20) COLLATE Latin1_General_BIN2 NOT NULL,
    is_passed INT NOT NULL,
    teacher_key INT NOT NULL,
    grade_words NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    source_id NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    org_key INT NOT NULL,
    corrected_on NVARCHAR(30) COLLATE Latin1_General_BIN2 NULL,
    corrected_by NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    correction_reason NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    load_file_key INT NOT NULL,
    line_no INT NOT NULL,
    CONSTRAINT pk_fact_grade PRIMARY KEY (group_key, learner_key, module_key, control_key, competency_key, attempt)
);

CREATE TABLE fact_grade_revision (
    group_key INT NOT NULL,
    learner_key INT NOT NULL,
    module_key INT NOT NULL,
    control_key INT NOT NULL,
    competency_key INT NOT NULL,
    attempt INT NOT NULL,
    date_key INT NULL,
    scale_key INT NULL,
    label NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    share BIGINT NULL,
    bucket NVARCHAR(20) COLLATE Latin1_General_BIN2 NULL,
    is_passed INT NULL,
    teacher_key INT NULL,
    grade_words NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    source_id NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    org_key INT NOT NULL,
    corrected_on NVARCHAR(30) COLLATE Latin1_General_BIN2 NULL,
    corrected_by NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    correction_reason NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    load_file_key INT NOT NULL,
    line_no INT NOT NULL,
    is_removed INT NOT NULL DEFAULT 0
);

CREATE CLUSTERED INDEX ix_grade_revision_key ON fact_grade_revision (group_key, learner_key, module_key, control_key, competency_key, attempt);
CREATE INDEX ix_grade_revision_removed ON fact_grade_revision (is_removed) WHERE is_removed = 1;

CREATE TABLE fact_award (
    learner_key INT NOT NULL,
    award_key INT NOT NULL,
    date_key INT NOT NULL,
    order_no NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    order_date_key INT NULL,
    ground NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    level NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    title NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    group_key INT NOT NULL,
    publication_consent INT NULL,
    org_key INT NOT NULL,
    corrected_on NVARCHAR(30) COLLATE Latin1_General_BIN2 NULL,
    corrected_by NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    correction_reason NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    load_file_key INT NOT NULL,
    line_no INT NOT NULL,
    CONSTRAINT pk_fact_award PRIMARY KEY (learner_key, award_key, date_key, order_no)
);

CREATE INDEX ix_award_date ON fact_award (date_key);
CREATE INDEX ix_award_group ON fact_award (group_key, date_key);

CREATE TABLE fact_award_revision (
    learner_key INT NOT NULL,
    award_key INT NOT NULL,
    date_key INT NOT NULL,
    order_no NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    order_date_key INT NULL,
    ground NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    level NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    title NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    group_key INT NULL,
    publication_consent INT NULL,
    org_key INT NOT NULL,
    corrected_on NVARCHAR(30) COLLATE Latin1_General_BIN2 NULL,
    corrected_by NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    correction_reason NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    load_file_key INT NOT NULL,
    line_no INT NOT NULL,
    is_removed INT NOT NULL DEFAULT 0
);

CREATE CLUSTERED INDEX ix_award_revision_key ON fact_award_revision (learner_key, award_key, date_key, order_no);
CREATE INDEX ix_award_revision_removed ON fact_award_revision (is_removed) WHERE is_removed = 1;

CREATE TABLE fact_enrolment (
    group_key INT NOT NULL,
    learner_key INT NOT NULL,
    enrolled_date_key INT NOT NULL,
    started_date_key INT NULL,
    completed_date_key INT NULL,
    left_date_key INT NULL,
    enrolment_order NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    leaving_order NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    outcome NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    referral NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    dormitory NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    org_key INT NOT NULL,
    corrected_on NVARCHAR(30) COLLATE Latin1_General_BIN2 NULL,
    corrected_by NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    correction_reason NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    load_file_key INT NOT NULL,
    line_no INT NOT NULL,
    CONSTRAINT pk_fact_enrolment PRIMARY KEY (group_key, learner_key)
);

CREATE INDEX ix_enrolment_learner ON fact_enrolment (learner_key);

CREATE TABLE fact_enrolment_revision (
    group_key INT NOT NULL,
    learner_key INT NOT NULL,
    enrolled_date_key INT NULL,
    started_date_key INT NULL,
    completed_date_key INT NULL,
    left_date_key INT NULL,
    enrolment_order NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    leaving_order NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    outcome NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    referral NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    dormitory NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    org_key INT NOT NULL,
    corrected_on NVARCHAR(30) COLLATE Latin1_General_BIN2 NULL,
    corrected_by NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    correction_reason NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    load_file_key INT NOT NULL,
    line_no INT NOT NULL,
    is_removed INT NOT NULL DEFAULT 0
);

CREATE CLUSTERED INDEX ix_enrolment_revision_key ON fact_enrolment_revision (group_key, learner_key);
CREATE INDEX ix_enrolment_revision_removed ON fact_enrolment_revision (is_removed) WHERE is_removed = 1;

CREATE TABLE fact_document (
    document_key INT NOT NULL,
    registration_no NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    issued_date_key INT NOT NULL,
    learner_key INT NOT NULL,
    group_key INT NOT NULL,
    blank_series NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    blank_no NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    delivery NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    sent_date_key INT NULL,
    receipt_no NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    status NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    original_registration_no NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    org_key INT NOT NULL,
    corrected_on NVARCHAR(30) COLLATE Latin1_General_BIN2 NULL,
    corrected_by NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    correction_reason NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    load_file_key INT NOT NULL,
    line_no INT NOT NULL,
    CONSTRAINT pk_fact_document PRIMARY KEY (document_key, registration_no)
);

CREATE INDEX ix_document_learner ON fact_document (learner_key, group_key);
CREATE INDEX ix_document_issued ON fact_document (issued_date_key);

CREATE TABLE fact_document_revision (
    document_key INT NOT NULL,
    registration_no NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
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
    org_key INT NOT NULL,
    corrected_on NVARCHAR(30) COLLATE Latin1_General_BIN2 NULL,
    corrected_by NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    correction_reason NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    load_file_key INT NOT NULL,
    line_no INT NOT NULL,
    is_removed INT NOT NULL DEFAULT 0
);

CREATE CLUSTERED INDEX ix_document_revision_key ON fact_document_revision (document_key, registration_no);
CREATE INDEX ix_document_revision_removed ON fact_document_revision (is_removed) WHERE is_removed = 1;

-- A plan of a programme (group_key 0) or of one group, for a competency or a module (the other key is 0).
CREATE TABLE fact_plan (
    programme_key INT NOT NULL,
    group_key INT NOT NULL,
    module_key INT NOT NULL,
    competency_key INT NOT NULL,
    valid_from INT NOT NULL,
    planned_share BIGINT NOT NULL,
    planned_learners BIGINT NULL,
    org_key INT NOT NULL,
    corrected_on NVARCHAR(30) COLLATE Latin1_General_BIN2 NULL,
    corrected_by NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    correction_reason NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    load_file_key INT NOT NULL,
    line_no INT NOT NULL,
    CONSTRAINT pk_fact_plan PRIMARY KEY (programme_key, group_key, module_key, competency_key, valid_from)
);

CREATE TABLE fact_plan_revision (
    programme_key INT NOT NULL,
    group_key INT NOT NULL,
    module_key INT NOT NULL,
    competency_key INT NOT NULL,
    valid_from INT NOT NULL,
    planned_share BIGINT NULL,
    planned_learners BIGINT NULL,
    org_key INT NOT NULL,
    corrected_on NVARCHAR(30) COLLATE Latin1_General_BIN2 NULL,
    corrected_by NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    correction_reason NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    load_file_key INT NOT NULL,
    line_no INT NOT NULL,
    is_removed INT NOT NULL DEFAULT 0
);

CREATE CLUSTERED INDEX ix_plan_revision_key ON fact_plan_revision (programme_key, group_key, module_key, competency_key, valid_from);
CREATE INDEX ix_plan_revision_removed ON fact_plan_revision (is_removed) WHERE is_removed = 1;

CREATE TABLE fact_carrier (
    org_key INT NOT NULL,
    carrier_kind NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    unit_no NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    year INT NOT NULL,
    group_key INT NOT NULL,
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
    CONSTRAINT pk_fact_carrier PRIMARY KEY (org_key, carrier_kind, unit_no, year)
);

CREATE TABLE fact_carrier_revision (
    org_key INT NOT NULL,
    carrier_kind NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    unit_no NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    year INT NOT NULL,
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
    is_removed INT NOT NULL DEFAULT 0
);

CREATE CLUSTERED INDEX ix_carrier_revision_key ON fact_carrier_revision (org_key, carrier_kind, unit_no, year);
CREATE INDEX ix_carrier_revision_removed ON fact_carrier_revision (is_removed) WHERE is_removed = 1;

CREATE TABLE bridge_module_competency (
    programme_key INT NOT NULL REFERENCES dim_programme,
    module_key INT NOT NULL REFERENCES dim_module,
    competency_key INT NOT NULL REFERENCES dim_competency,
    weight BIGINT NOT NULL,
    load_file_key INT NOT NULL REFERENCES dim_load_file,
    line_no INT NOT NULL,
    CONSTRAINT pk_bridge_module_competency PRIMARY KEY (programme_key, module_key, competency_key)
);
