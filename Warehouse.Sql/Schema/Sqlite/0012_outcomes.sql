-- title: Модель результатов
-- What competencies of a programme are judged by: final, modules, all; blank is modules, as it was before.
ALTER TABLE dim_programme ADD COLUMN judged_by TEXT;
ALTER TABLE dim_programme_history ADD COLUMN judged_by TEXT;

-- Where in its professional standard a planned result is.
ALTER TABLE dim_programme_competency ADD COLUMN general_function TEXT;
ALTER TABLE dim_programme_competency ADD COLUMN labour_function TEXT;

-- The evidence of a learner's result: a grade, or the mean of current ones (attempt 0), with its weight. Competency 0 is the module's own result.
CREATE TABLE mart_evidence (
    group_key      INTEGER NOT NULL,
    learner_key    INTEGER NOT NULL,
    competency_key INTEGER NOT NULL,
    module_key     INTEGER NOT NULL,
    weight         INTEGER NOT NULL,
    share          INTEGER,
    is_passed      INTEGER,
    control_key    INTEGER NOT NULL,
    attempt        INTEGER NOT NULL,
    given_for_key  INTEGER NOT NULL,
    grades_n       INTEGER NOT NULL,
    teacher_key    INTEGER NOT NULL,
    PRIMARY KEY (group_key, learner_key, competency_key, module_key)
) STRICT, WITHOUT ROWID;

-- The evidence that decided the result.
DELETE FROM mart_outcome;
ALTER TABLE mart_outcome ADD COLUMN decided_module_key INTEGER NOT NULL DEFAULT 0;
ALTER TABLE mart_outcome ADD COLUMN decided_control_key INTEGER NOT NULL DEFAULT 0;
ALTER TABLE mart_outcome ADD COLUMN decided_teacher_key INTEGER NOT NULL DEFAULT 0;

-- Built anew from the facts by their own statements.
DELETE FROM mart_attempt;
