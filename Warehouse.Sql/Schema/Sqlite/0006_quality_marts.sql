-- title: Витрины мер качества
-- What measures of quality need beside the other marts: attempts after the first, and what a measure leaves out, so that a
-- page can say how much that is. Rows stand only where there is something.

-- Of controls but the current: attempts after the first in their result class, and first attempts of the exempt.
CREATE TABLE mart_attempt_day (
    date_key       INTEGER NOT NULL,
    group_key      INTEGER NOT NULL,
    module_key     INTEGER NOT NULL,
    control_key    INTEGER NOT NULL,
    teacher_key    INTEGER NOT NULL,
    retakes_n      INTEGER NOT NULL,
    first_exempt_n INTEGER NOT NULL,
    PRIMARY KEY (date_key, group_key, module_key, control_key, teacher_key)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_mart_attempt_group ON mart_attempt_day (group_key, date_key);

-- Marks that say nothing of attendance: not recorded, or of a learner not yet enrolled or no longer there.
CREATE TABLE mart_attendance_left_out (
    date_key          INTEGER NOT NULL,
    group_key         INTEGER NOT NULL,
    module_key        INTEGER NOT NULL,
    teacher_key       INTEGER NOT NULL,
    not_recorded_n    INTEGER NOT NULL,
    outside_n         INTEGER NOT NULL,
    outside_attended  INTEGER NOT NULL,
    outside_scheduled INTEGER NOT NULL,
    PRIMARY KEY (date_key, group_key, module_key, teacher_key)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_mart_left_out_group ON mart_attendance_left_out (group_key, date_key);

-- Enrolments by the day of enrolment: those that never started, and those that ended with a document.
CREATE TABLE mart_cohort_day (
    date_key      INTEGER NOT NULL,
    group_key     INTEGER NOT NULL,
    not_started_n INTEGER NOT NULL,
    documented_n  INTEGER NOT NULL,
    PRIMARY KEY (date_key, group_key)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_mart_cohort_group ON mart_cohort_day (group_key);
