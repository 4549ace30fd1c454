-- title: Слушатели, у которых меняются личные данные
-- The day from which the person's row that stands is true, before this load changes the versions.
CREATE TEMP TABLE person_learners AS
SELECT person.learner_key, version.valid_from
FROM (SELECT DISTINCT learner_key FROM stage_learners) AS staged
CROSS JOIN learner_person AS person
CROSS JOIN dim_learner_history AS version
WHERE person.learner_key = staged.learner_key
    AND version.learner_key = person.learner_key
    AND version.load_file_key = person.load_file_key
    AND version.line_no = person.line_no
    AND version.is_dated = 1;

INSERT INTO changed_learners
SELECT stage.learner_key, stage.load_file_key, stage.line_no
FROM stage_learners AS stage
LEFT JOIN learner_person AS person ON person.learner_key = stage.learner_key
WHERE coalesce(stage.valid_from, 0) >= (
        SELECT coalesce(max(before.valid_from), 0)
        FROM person_learners AS before
        WHERE before.learner_key = stage.learner_key)
    AND (
        {person: stage.$column IS NOT NULL AND person.$column IS NOT stage.$column; OR})
EXCEPT
SELECT learner_key, load_file_key, line_no FROM changed_learners;
