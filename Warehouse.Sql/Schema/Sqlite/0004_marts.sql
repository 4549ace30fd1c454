-- title: Витрины
-- Counts and sums only, so that any of them adds up exactly. All have the group in their grain: a load refreshes the
-- groups that it touched and no other.

CREATE TABLE mart_attendance_day (
    date_key      INTEGER NOT NULL,
    group_key     INTEGER NOT NULL,
    module_key    INTEGER NOT NULL,
    teacher_key   INTEGER NOT NULL,
    attended      INTEGER NOT NULL,
    scheduled     INTEGER NOT NULL,
    marks_n       INTEGER NOT NULL,
    present_n     INTEGER NOT NULL,
    late_n        INTEGER NOT NULL,
    remote_n      INTEGER NOT NULL,
    absent_n      INTEGER NOT NULL,
    sick_n        INTEGER NOT NULL,
    excused_n     INTEGER NOT NULL,
    PRIMARY KEY (date_key, group_key, module_key, teacher_key)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_mart_attendance_group ON mart_attendance_day (group_key, date_key);

-- Grades that count: the last attempt in its result class; of current control every one. The first_ columns stand on the
-- first attempt's day, teacher and grade of the same class.
CREATE TABLE mart_grade_day (
    date_key       INTEGER NOT NULL,
    group_key      INTEGER NOT NULL,
    module_key     INTEGER NOT NULL,
    control_key    INTEGER NOT NULL,
    teacher_key    INTEGER NOT NULL,
    n5             INTEGER NOT NULL,
    n4             INTEGER NOT NULL,
    n3             INTEGER NOT NULL,
    n2             INTEGER NOT NULL,
    n_pass         INTEGER NOT NULL,
    n_fail         INTEGER NOT NULL,
    n_na           INTEGER NOT NULL,
    n_exempt       INTEGER NOT NULL,
    share_sum      INTEGER NOT NULL,
    share_n        INTEGER NOT NULL,
    first_n        INTEGER NOT NULL,
    first_passed_n INTEGER NOT NULL,
    PRIMARY KEY (date_key, group_key, module_key, control_key, teacher_key)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_mart_grade_group ON mart_grade_day (group_key, date_key);

CREATE TABLE mart_learner_month (
    learner_key   INTEGER NOT NULL,
    group_key     INTEGER NOT NULL,
    month_key     INTEGER NOT NULL,
    attended      INTEGER NOT NULL,
    scheduled     INTEGER NOT NULL,
    marks_n       INTEGER NOT NULL,
    missed_n      INTEGER NOT NULL,
    share_sum     INTEGER NOT NULL,
    share_n       INTEGER NOT NULL,
    PRIMARY KEY (learner_key, group_key, month_key)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_mart_learner_group ON mart_learner_month (group_key);

CREATE TABLE mart_enrolment_day (
    date_key      INTEGER NOT NULL,
    group_key     INTEGER NOT NULL,
    enrolled_n    INTEGER NOT NULL,
    started_n     INTEGER NOT NULL,
    completed_n   INTEGER NOT NULL,
    left_n        INTEGER NOT NULL,
    PRIMARY KEY (date_key, group_key)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_mart_enrolment_group ON mart_enrolment_day (group_key);

-- One learner against one planned result: a competency or a module (the other key is 0). Shares in millionths.
CREATE TABLE mart_outcome (
    group_key      INTEGER NOT NULL,
    module_key     INTEGER NOT NULL,
    competency_key INTEGER NOT NULL,
    learner_key    INTEGER NOT NULL,
    attained       INTEGER NOT NULL,
    planned        INTEGER,
    is_reached     INTEGER,
    PRIMARY KEY (group_key, module_key, competency_key, learner_key)
) STRICT, WITHOUT ROWID;

-- The same added up for a group; the row of module 0 and competency 0 counts learners by all their planned results.
CREATE TABLE mart_outcome_group (
    group_key        INTEGER NOT NULL,
    module_key       INTEGER NOT NULL,
    competency_key   INTEGER NOT NULL,
    learners_n       INTEGER NOT NULL,
    attained_sum     INTEGER NOT NULL,
    planned_n        INTEGER NOT NULL,
    planned_sum      INTEGER NOT NULL,
    reached_n        INTEGER NOT NULL,
    planned_learners INTEGER,
    PRIMARY KEY (group_key, module_key, competency_key)
) STRICT, WITHOUT ROWID;

-- What loaded but looks wrong.
CREATE TABLE mart_finding (
    group_key      INTEGER NOT NULL,
    code           TEXT    NOT NULL,
    load_file_key  INTEGER NOT NULL,
    line_no        INTEGER NOT NULL,
    learner_key    INTEGER NOT NULL,
    module_key     INTEGER NOT NULL,
    date_key       INTEGER,
    PRIMARY KEY (group_key, code, load_file_key, line_no, learner_key)
) STRICT, WITHOUT ROWID;
