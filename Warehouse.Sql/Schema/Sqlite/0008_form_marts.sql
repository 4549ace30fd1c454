-- title: Витрина официальных форм
-- Completions of those who had started, with what the official forms ask of the learner on that day: so that a form of any
-- year is one reading of narrow rows, and no learner is looked up.
CREATE TABLE mart_completion (
    date_key            INTEGER NOT NULL,
    group_key           INTEGER NOT NULL,
    sex                 TEXT,
    birth_year          INTEGER,
    employment_category TEXT,
    referral            TEXT,
    dormitory           TEXT,
    completed_n         INTEGER NOT NULL
) STRICT;

CREATE INDEX ix_mart_completion_group ON mart_completion (group_key);
