-- title: Факты и их прежние редакции
-- A fact holds the current version of its natural key; fact_*_revision holds every other version the feeds ever gave,
-- each with the file and line that brought it and, where the feed says, who corrected, when and why. Which version
-- superseded which follows from corrected_on, then from the order of loads. is_removed = 1 is the entry of the removals feed.
-- Hours are hundredths of an academic hour, shares millionths of the maximum: integers add up exactly.

CREATE TABLE fact_attendance (
    group_key         INTEGER NOT NULL REFERENCES dim_group,
    date_key          INTEGER NOT NULL REFERENCES dim_date,
    module_key        INTEGER NOT NULL REFERENCES dim_module,
    lesson_no         INTEGER NOT NULL,
    learner_key       INTEGER NOT NULL REFERENCES dim_learner,
    mark_key          INTEGER NOT NULL REFERENCES dim_attendance_mark,
    attended          INTEGER NOT NULL,
    scheduled         INTEGER NOT NULL,
    teacher_key       INTEGER NOT NULL REFERENCES dim_teacher,
    org_key           INTEGER NOT NULL REFERENCES dim_organisation,
    corrected_on      TEXT,
    corrected_by      TEXT,
    correction_reason TEXT,
    load_file_key     INTEGER NOT NULL REFERENCES dim_load_file,
    line_no           INTEGER NOT NULL,
    PRIMARY KEY (group_key, date_key, module_key, lesson_no, learner_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE fact_attendance_revision (
    group_key         INTEGER NOT NULL,
    date_key          INTEGER NOT NULL,
    module_key        INTEGER NOT NULL,
    lesson_no         INTEGER NOT NULL,
    learner_key       INTEGER NOT NULL,
    mark_key          INTEGER,
    attended          INTEGER,
    scheduled         INTEGER,
    teacher_key       INTEGER,
    org_key           INTEGER NOT NULL,
    corrected_on      TEXT,
    corrected_by      TEXT,
    correction_reason TEXT,
    load_file_key     INTEGER NOT NULL REFERENCES dim_load_file,
    line_no           INTEGER NOT NULL,
    is_removed        INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX ix_attendance_revision_key ON fact_attendance_revision (group_key, date_key, module_key, lesson_no, learner_key);
CREATE INDEX ix_attendance_revision_removed ON fact_attendance_revision (is_removed) WHERE is_removed = 1;

CREATE TABLE fact_grade (
    group_key         INTEGER NOT NULL REFERENCES dim_group,
    learner_key       INTEGER NOT NULL REFERENCES dim_learner,
    module_key        INTEGER NOT NULL REFERENCES dim_module,
    control_key       INTEGER NOT NULL REFERENCES dim_control,
    competency_key    INTEGER NOT NULL REFERENCES dim_competency,
    attempt           INTEGER NOT NULL,
    date_key          INTEGER NOT NULL REFERENCES dim_date,
    scale_key         INTEGER NOT NULL REFERENCES dim_scale,
    label             TEXT    NOT NULL,
    share             INTEGER,
    bucket            TEXT    NOT NULL,
    is_passed         INTEGER NOT NULL,
    teacher_key       INTEGER NOT NULL REFERENCES dim_teacher,
    grade_words       TEXT,
    source_id         TEXT,
    org_key           INTEGER NOT NULL REFERENCES dim_organisation,
    corrected_on      TEXT,
    corrected_by      TEXT,
    correction_reason TEXT,
    load_file_key     INTEGER NOT NULL REFERENCES dim_load_file,
    line_no           INTEGER NOT NULL,
    PRIMARY KEY (group_key, learner_key, module_key, control_key, competency_key, attempt)
) STRICT, WITHOUT ROWID;

CREATE TABLE fact_grade_revision (
    group_key         INTEGER NOT NULL,
    learner_key       INTEGER NOT NULL,
    module_key        INTEGER NOT NULL,
    control_key       INTEGER NOT NULL,
    competency_key    INTEGER NOT NULL,
    attempt           INTEGER NOT NULL,
    date_key          INTEGER,
    scale_key         INTEGER,
    label             TEXT,
    share             INTEGER,
    bucket            TEXT,
    is_passed         INTEGER,
    teacher_key       INTEGER,
    grade_words       TEXT,
    source_id         TEXT,
    org_key           INTEGER NOT NULL,
    corrected_on      TEXT,
    corrected_by      TEXT,
    correction_reason TEXT,
    load_file_key     INTEGER NOT NULL REFERENCES dim_load_file,
    line_no           INTEGER NOT NULL,
    is_removed        INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX ix_grade_revision_key ON fact_grade_revision (group_key, learner_key, module_key, control_key, competency_key, attempt);
CREATE INDEX ix_grade_revision_removed ON fact_grade_revision (is_removed) WHERE is_removed = 1;

CREATE TABLE fact_award (
    learner_key         INTEGER NOT NULL REFERENCES dim_learner,
    award_key           INTEGER NOT NULL REFERENCES dim_award,
    date_key            INTEGER NOT NULL REFERENCES dim_date,
    order_no            TEXT    NOT NULL,
    order_date_key      INTEGER,
    ground              TEXT,
    level               TEXT,
    title               TEXT,
    group_key           INTEGER NOT NULL REFERENCES dim_group,
    publication_consent INTEGER,
    org_key             INTEGER NOT NULL REFERENCES dim_organisation,
    corrected_on        TEXT,
    corrected_by        TEXT,
    correction_reason   TEXT,
    load_file_key       INTEGER NOT NULL REFERENCES dim_load_file,
    line_no             INTEGER NOT NULL,
    PRIMARY KEY (learner_key, award_key, date_key, order_no)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_award_date ON fact_award (date_key);
CREATE INDEX ix_award_group ON fact_award (group_key, date_key);

CREATE TABLE fact_award_revision (
    learner_key         INTEGER NOT NULL,
    award_key           INTEGER NOT NULL,
    date_key            INTEGER NOT NULL,
    order_no            TEXT    NOT NULL,
    order_date_key      INTEGER,
    ground              TEXT,
    level               TEXT,
    title               TEXT,
    group_key           INTEGER,
    publication_consent INTEGER,
    org_key             INTEGER NOT NULL,
    corrected_on        TEXT,
    corrected_by        TEXT,
    correction_reason   TEXT,
    load_file_key       INTEGER NOT NULL REFERENCES dim_load_file,
    line_no             INTEGER NOT NULL,
    is_removed          INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX ix_award_revision_key ON fact_award_revision (learner_key, award_key, date_key, order_no);
CREATE INDEX ix_award_revision_removed ON fact_award_revision (is_removed) WHERE is_removed = 1;

CREATE TABLE fact_enrolment (
    group_key          INTEGER NOT NULL REFERENCES dim_group,
    learner_key        INTEGER NOT NULL REFERENCES dim_learner,
    enrolled_date_key  INTEGER NOT NULL REFERENCES dim_date,
    started_date_key   INTEGER,
    completed_date_key INTEGER,
    left_date_key      INTEGER,
    enrolment_order    TEXT,
    leaving_order      TEXT,
    outcome            TEXT,
    referral           TEXT,
    dormitory          TEXT,
    org_key            INTEGER NOT NULL REFERENCES dim_organisation,
    corrected_on       TEXT,
    corrected_by       TEXT,
    correction_reason  TEXT,
    load_file_key      INTEGER NOT NULL REFERENCES dim_load_file,
    line_no            INTEGER NOT NULL,
    PRIMARY KEY (group_key, learner_key)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_enrolment_learner ON fact_enrolment (learner_key);

CREATE TABLE fact_enrolment_revision (
    group_key          INTEGER NOT NULL,
    learner_key        INTEGER NOT NULL,
    enrolled_date_key  INTEGER,
    started_date_key   INTEGER,
    completed_date_key INTEGER,
    left_date_key      INTEGER,
    enrolment_order    TEXT,
    leaving_order      TEXT,
    outcome            TEXT,
    referral           TEXT,
    dormitory          TEXT,
    org_key            INTEGER NOT NULL,
    corrected_on       TEXT,
    corrected_by       TEXT,
    correction_reason  TEXT,
    load_file_key      INTEGER NOT NULL REFERENCES dim_load_file,
    line_no            INTEGER NOT NULL,
    is_removed         INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX ix_enrolment_revision_key ON fact_enrolment_revision (group_key, learner_key);
CREATE INDEX ix_enrolment_revision_removed ON fact_enrolment_revision (is_removed) WHERE is_removed = 1;

CREATE TABLE fact_document (
    document_key             INTEGER NOT NULL REFERENCES dim_document,
    registration_no          TEXT    NOT NULL,
    issued_date_key          INTEGER NOT NULL REFERENCES dim_date,
    learner_key              INTEGER NOT NULL REFERENCES dim_learner,
    group_key                INTEGER NOT NULL REFERENCES dim_group,
    blank_series             TEXT,
    blank_no                 TEXT,
    delivery                 TEXT,
    sent_date_key            INTEGER,
    receipt_no               TEXT,
    status                   TEXT,
    original_registration_no TEXT,
    org_key                  INTEGER NOT NULL REFERENCES dim_organisation,
    corrected_on             TEXT,
    corrected_by             TEXT,
    correction_reason        TEXT,
    load_file_key            INTEGER NOT NULL REFERENCES dim_load_file,
    line_no                  INTEGER NOT NULL,
    PRIMARY KEY (document_key, registration_no)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_document_learner ON fact_document (learner_key, group_key);
CREATE INDEX ix_document_issued ON fact_document (issued_date_key);

CREATE TABLE fact_document_revision (
    document_key             INTEGER NOT NULL,
    registration_no          TEXT    NOT NULL,
    issued_date_key          INTEGER,
    learner_key              INTEGER,
    group_key                INTEGER,
    blank_series             TEXT,
    blank_no                 TEXT,
    delivery                 TEXT,
    sent_date_key            INTEGER,
    receipt_no               TEXT,
    status                   TEXT,
    original_registration_no TEXT,
    org_key                  INTEGER NOT NULL,
    corrected_on             TEXT,
    corrected_by             TEXT,
    correction_reason        TEXT,
    load_file_key            INTEGER NOT NULL REFERENCES dim_load_file,
    line_no                  INTEGER NOT NULL,
    is_removed               INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX ix_document_revision_key ON fact_document_revision (document_key, registration_no);
CREATE INDEX ix_document_revision_removed ON fact_document_revision (is_removed) WHERE is_removed = 1;

-- A plan of a programme (group_key 0) or of one group, for a competency or a module (the other key is 0).
CREATE TABLE fact_plan (
    programme_key     INTEGER NOT NULL REFERENCES dim_programme,
    group_key         INTEGER NOT NULL REFERENCES dim_group,
    module_key        INTEGER NOT NULL REFERENCES dim_module,
    competency_key    INTEGER NOT NULL REFERENCES dim_competency,
    valid_from        INTEGER NOT NULL,
    planned_share     INTEGER NOT NULL,
    planned_learners  INTEGER,
    org_key           INTEGER NOT NULL REFERENCES dim_organisation,
    corrected_on      TEXT,
    corrected_by      TEXT,
    correction_reason TEXT,
    load_file_key     INTEGER NOT NULL REFERENCES dim_load_file,
    line_no           INTEGER NOT NULL,
    PRIMARY KEY (programme_key, group_key, module_key, competency_key, valid_from)
) STRICT, WITHOUT ROWID;

CREATE TABLE fact_plan_revision (
    programme_key     INTEGER NOT NULL,
    group_key         INTEGER NOT NULL,
    module_key        INTEGER NOT NULL,
    competency_key    INTEGER NOT NULL,
    valid_from        INTEGER NOT NULL,
    planned_share     INTEGER,
    planned_learners  INTEGER,
    org_key           INTEGER NOT NULL,
    corrected_on      TEXT,
    corrected_by      TEXT,
    correction_reason TEXT,
    load_file_key     INTEGER NOT NULL REFERENCES dim_load_file,
    line_no           INTEGER NOT NULL,
    is_removed        INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX ix_plan_revision_key ON fact_plan_revision (programme_key, group_key, module_key, competency_key, valid_from);
CREATE INDEX ix_plan_revision_removed ON fact_plan_revision (is_removed) WHERE is_removed = 1;

CREATE TABLE fact_carrier (
    org_key           INTEGER NOT NULL REFERENCES dim_organisation,
    carrier_kind      TEXT    NOT NULL,
    unit_no           TEXT    NOT NULL,
    year              INTEGER NOT NULL,
    group_key         INTEGER NOT NULL REFERENCES dim_group,
    title             TEXT,
    medium            TEXT,
    derivative_of     TEXT,
    place             TEXT,
    closed_on         INTEGER,
    sheets            INTEGER,
    corrected_on      TEXT,
    corrected_by      TEXT,
    correction_reason TEXT,
    load_file_key     INTEGER NOT NULL REFERENCES dim_load_file,
    line_no           INTEGER NOT NULL,
    PRIMARY KEY (org_key, carrier_kind, unit_no, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE fact_carrier_revision (
    org_key           INTEGER NOT NULL,
    carrier_kind      TEXT    NOT NULL,
    unit_no           TEXT    NOT NULL,
    year              INTEGER NOT NULL,
    group_key         INTEGER,
    title             TEXT,
    medium            TEXT,
    derivative_of     TEXT,
    place             TEXT,
    closed_on         INTEGER,
    sheets            INTEGER,
    corrected_on      TEXT,
    corrected_by      TEXT,
    correction_reason TEXT,
    load_file_key     INTEGER NOT NULL REFERENCES dim_load_file,
    line_no           INTEGER NOT NULL,
    is_removed        INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX ix_carrier_revision_key ON fact_carrier_revision (org_key, carrier_kind, unit_no, year);
CREATE INDEX ix_carrier_revision_removed ON fact_carrier_revision (is_removed) WHERE is_removed = 1;

CREATE TABLE bridge_module_competency (
    programme_key     INTEGER NOT NULL REFERENCES dim_programme,
    module_key        INTEGER NOT NULL REFERENCES dim_module,
    competency_key    INTEGER NOT NULL REFERENCES dim_competency,
    weight            INTEGER NOT NULL,
    load_file_key     INTEGER NOT NULL REFERENCES dim_load_file,
    line_no           INTEGER NOT NULL,
    PRIMARY KEY (programme_key, module_key, competency_key)
) STRICT, WITHOUT ROWID;
