-- title: Витрины мер качества
-- What measures of quality need beside the other marts: attempts after the first, and what a measure leaves out, so that a
-- page can say how much that is. Rows stand only where there is something.

-- Of controls but the current: attempts after the first in their result class, and first attempts of the exempt.
CREATE TABLE mart_attempt_day (
    date_key INT NOT NULL,
    group_key INT NOT NULL,
    module_key INT NOT NULL,
    control_key INT NOT NULL,
    teacher_key INT NOT NULL,
    retakes_n BIGINT NOT NULL,
    first_exempt_n BIGINT NOT NULL,
    CONSTRAINT pk_mart_attempt_day PRIMARY KEY (date_key, group_key, module_key, control_key, teacher_key)
);

CREATE INDEX ix_mart_attempt_group ON mart_attempt_day (group_key, date_key);

-- Marks that say nothing of attendance: not recorded, or of a learner not yet enrolled or no longer there.
CREATE TABLE mart_attendance_left_out (
    date_key INT NOT NULL,
    group_key INT NOT NULL,
    module_key INT NOT NULL,
    teacher_key INT NOT NULL,
    not_recorded_n BIGINT NOT NULL,
    outside_n BIGINT NOT NULL,
    outside_attended BIGINT NOT NULL,
    outside_scheduled BIGINT NOT NULL,
    CONSTRAINT pk_mart_attendance_left_out PRIMARY KEY (date_key, group_key, module_key, teacher_key)
);

CREATE INDEX ix_mart_left_out_group ON mart_attendance_left_out (group_key, date_key);

-- Enrolments by the day of enrolment: those that never started, and those that ended with a document.
CREATE TABLE mart_cohort_day (
    date_key INT NOT NULL,
    group_key INT NOT NULL,
    not_started_n BIGINT NOT NULL,
    documented_n BIGINT NOT NULL,
    CONSTRAINT pk_mart_cohort_day PRIMARY KEY (date_key, group_key)
);

CREATE INDEX ix_mart_cohort_group ON mart_cohort_day (group_key);
