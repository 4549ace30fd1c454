-- title: Модель результатов
-- What competencies of a programme are judged by: final, modules, all; blank is modules, as it was before.
ALTER TABLE dim_programme ADD judged_by NVARCHAR(50) COLLATE Latin1_General_BIN2 NULL;
ALTER TABLE dim_programme_history ADD judged_by NVARCHAR(50) COLLATE Latin1_General_BIN2 NULL;

-- Where in its professional standard a planned result is.
ALTER TABLE dim_programme_competency ADD general_function NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL;
ALTER TABLE dim_programme_competency ADD labour_function NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL;

-- The evidence of a learner's result: a grade, or the mean of current ones (attempt 0), with its weight. Competency 0 is the module's own result.
CREATE TABLE mart_evidence (
    group_key      INT NOT NULL,
    learner_key    INT NOT NULL,
    competency_key INT NOT NULL,
    module_key     INT NOT NULL,
    weight         BIGINT NOT NULL,
    share          BIGINT NULL,
    is_passed      INT NULL,
    control_key    INT NOT NULL,
    attempt        INT NOT NULL,
    given_for_key  INT NOT NULL,
    grades_n       BIGINT NOT NULL,
    teacher_key    INT NOT NULL,
    CONSTRAINT pk_mart_evidence PRIMARY KEY (group_key, learner_key, competency_key, module_key)
);

-- The evidence that decided the result.
DELETE FROM mart_outcome;
ALTER TABLE mart_outcome ADD
    decided_module_key INT NOT NULL DEFAULT 0,
    decided_control_key INT NOT NULL DEFAULT 0,
    decided_teacher_key INT NOT NULL DEFAULT 0;

-- Built anew from the facts by their own statements.
DELETE FROM mart_attempt;
