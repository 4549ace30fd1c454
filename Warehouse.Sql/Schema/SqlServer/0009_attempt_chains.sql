-- title: Цепочки попыток; зачёт без доли
-- A pass or a fail is no degree of anything: it has no share. Only where a scale keeps passing and failing as bands of numbers is a grade's
-- share measured. The warehouse fills the emptied marts when it is next opened for writing.
UPDATE scale_value
SET share_low = NULL, share_high = NULL
WHERE bucket IN ('pass', 'fail') AND low IS NULL;

UPDATE fact_grade
SET share = NULL
WHERE bucket IN ('pass', 'fail') AND share IS NOT NULL
    AND NOT EXISTS (
        SELECT 1 FROM scale_value AS band
        WHERE band.scale_key = fact_grade.scale_key AND band.bucket = fact_grade.bucket AND band.low IS NOT NULL);

UPDATE fact_grade_revision
SET share = NULL
WHERE bucket IN ('pass', 'fail') AND share IS NOT NULL
    AND NOT EXISTS (
        SELECT 1 FROM scale_value AS band
        WHERE band.scale_key = fact_grade_revision.scale_key AND band.bucket = fact_grade_revision.bucket AND band.low IS NOT NULL);

-- Which chain of attempts a grade belongs to and where it stands in it: a row for each grade of any control but the current one. chain_key is the
-- control that the chain begins with, a retake's own when nothing is known of what it repeats.
CREATE TABLE mart_attempt (
    group_key INT NOT NULL,
    learner_key INT NOT NULL,
    module_key INT NOT NULL,
    control_key INT NOT NULL,
    competency_key INT NOT NULL,
    attempt INT NOT NULL,
    chain_key INT NOT NULL,
    place INT NOT NULL,
    is_first INT NOT NULL,
    is_unknown INT NOT NULL,
    is_last INT NOT NULL,
    CONSTRAINT pk_mart_attempt PRIMARY KEY (group_key, learner_key, module_key, control_key, competency_key, attempt)
);

-- first_unknown_n: chains that begin on the day without their first attempt.
DELETE FROM mart_grade_day;
ALTER TABLE mart_grade_day ADD first_unknown_n BIGINT NOT NULL;

-- attained is null where all evidence is passed or failed, and is_passed where any of it has a share.
DELETE FROM mart_outcome;
ALTER TABLE mart_outcome ALTER COLUMN attained BIGINT NULL;
ALTER TABLE mart_outcome ADD is_passed INT NULL;

-- attained_sum is of graded_n learners, planned_sum of the graded ones with a plan. by_grade_ and by_pass_ count results with a plan by their
-- evidence; in the row of module 0 and competency 0 too, where the other counts are of learners.
DELETE FROM mart_outcome_group;
ALTER TABLE mart_outcome_group ADD
    graded_n BIGINT NOT NULL,
    by_grade_n BIGINT NOT NULL,
    by_grade_reached_n BIGINT NOT NULL,
    by_pass_n BIGINT NOT NULL,
    by_pass_reached_n BIGINT NOT NULL;

CREATE INDEX ix_document_group ON fact_document (group_key);
