-- title: Витрина официальных форм
-- Completions of those who had started, with what the official forms ask of the learner on that day: so that a form of any
-- year is one reading of narrow rows, and no learner is looked up.
CREATE TABLE mart_completion (
    date_key INT NOT NULL,
    group_key INT NOT NULL,
    sex NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    birth_year INT NULL,
    employment_category NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    referral NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    dormitory NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    completed_n BIGINT NOT NULL
);

CREATE CLUSTERED INDEX ix_mart_completion_group ON mart_completion (group_key);
