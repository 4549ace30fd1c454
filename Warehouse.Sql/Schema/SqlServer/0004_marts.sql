-- title: Витрины
-- Counts and sums only, so that any of them adds up exactly. All have the group in their grain: a load refreshes the
-- groups that it touched and no other.

CREATE TABLE mart_attendance_day (
    date_key INT NOT NULL,
    group_key INT NOT NULL,
    module_key INT NOT NULL,
    teacher_key INT NOT NULL,
    attended BIGINT NOT NULL,
    scheduled BIGINT NOT NULL,
    marks_n BIGINT NOT NULL,
    present_n BIGINT NOT NULL,
    late_n BIGINT NOT NULL,
    remote_n BIGINT NOT NULL,
    absent_n BIGINT NOT NULL,
    sick_n BIGINT NOT NULL,
    excused_n BIGINT NOT NULL,
    CONSTRAINT pk_mart_attendance_day PRIMARY KEY (date_key, group_key, module_key, teacher_key)
);

CREATE INDEX ix_mart_attendance_group ON mart_attendance_day (group_key, date_key);

-- Grades that count: the last attempt in its result class; of current control every one. The first_ columns stand on the
-- first attempt's day, teacher and grade of the same class.
CREATE TABLE mart_grade_day (
    date_key INT NOT NULL,
    group_key INT NOT NULL,
    module_key INT NOT NULL,
    control_key INT NOT NULL,
    teacher_key INT NOT NULL,
    n5 BIGINT NOT NULL,
    n4 BIGINT NOT NULL,
    n3 BIGINT NOT NULL,
    n2 BIGINT NOT NULL,
    n_pass BIGINT NOT NULL,
    n_fail BIGINT NOT NULL,
    n_na BIGINT NOT NULL,
    n_exempt BIGINT NOT NULL,
    share_sum BIGINT NOT NULL,
    share_n BIGINT NOT NULL,
    first_n BIGINT NOT NULL,
    first_passed_n BIGINT NOT NULL,
    CONSTRAINT pk_mart_grade_day PRIMARY KEY (date_key, group_key, module_key, control_key, teacher_key)
);

CREATE INDEX ix_mart_grade_group ON mart_grade_day (group_key, date_key);

CREATE TABLE mart_learner_month (
    learner_key INT NOT NULL,
    group_key INT NOT NULL,
    month_key INT NOT NULL,
    attended BIGINT NOT NULL,
    scheduled BIGINT NOT NULL,
    marks_n BIGINT NOT NULL,
    missed_n BIGINT NOT NULL,
    share_sum BIGINT NOT NULL,
    share_n BIGINT NOT NULL,
    CONSTRAINT pk_mart_learner_month PRIMARY KEY (learner_key, group_key, month_key)
);

CREATE INDEX ix_mart_learner_group ON mart_learner_month (group_key);

CREATE TABLE mart_enrolment_day (
    date_key INT NOT NULL,
    group_key INT NOT NULL,
    enrolled_n BIGINT NOT NULL,
    started_n BIGINT NOT NULL,
    completed_n BIGINT NOT NULL,
    left_n BIGINT NOT NULL,
    CONSTRAINT pk_mart_enrolment_day PRIMARY KEY (date_key, group_key)
);

CREATE INDEX ix_mart_enrolment_group ON mart_enrolment_day (group_key);

-- One learner against one planned result: a competency or a module (the other key is 0). Shares in millionths.
CREATE TABLE mart_outcome (
    group_key INT NOT NULL,
    module_key INT NOT NULL,
    competency_key INT NOT NULL,
    learner_key INT NOT NULL,
    attained BIGINT NOT NULL,
    planned BIGINT NULL,
    is_reached INT NULL,
    CONSTRAINT pk_mart_outcome PRIMARY KEY (group_key, module_key, competency_key, learner_key)
);

-- The same added up for a group; the row of module 0 and competency 0 counts learners by all their planned results.
CREATE TABLE mart_outcome_group (
    group_key INT NOT NULL,
    module_key INT NOT NULL,
    competency_key INT NOT NULL,
    learners_n BIGINT NOT NULL,
    attained_sum BIGINT NOT NULL,
    planned_n BIGINT NOT NULL,
    planned_sum BIGINT NOT NULL,
    reached_n BIGINT NOT NULL,
    planned_learners BIGINT NULL,
    CONSTRAINT pk_mart_outcome_group PRIMARY KEY (group_key, module_key, competency_key)
);

-- What loaded but looks wrong.
CREATE TABLE mart_finding (
    group_key INT NOT NULL,
    code NVARCHAR(50) COLLATE Latin1_General_BIN2 NOT NULL,
    load_file_key INT NOT NULL,
    line_no INT NOT NULL,
    learner_key INT NOT NULL,
    module_key INT NOT NULL,
    date_key INT NULL,
    CONSTRAINT pk_mart_finding PRIMARY KEY (group_key, code, load_file_key, line_no, learner_key)
);
