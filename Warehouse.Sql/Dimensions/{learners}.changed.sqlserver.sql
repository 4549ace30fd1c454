-- title: Слушатели, у которых меняются личные данные
-- The day from which the person's row that stands is true, before this load changes the versions.
SELECT person.learner_key, max(version.valid_from) AS valid_from
INTO #person
FROM learner_person AS person
INNER JOIN dim_learner_history AS version
    ON version.learner_key = person.learner_key
    AND version.load_file_key = person.load_file_key
    AND version.line_no = person.line_no
    AND version.is_dated = 1
WHERE person.learner_key IN (SELECT learner_key FROM #stage)
GROUP BY person.learner_key;

INSERT INTO #changed (learner_key, load_file_key, line_no)
SELECT stage.learner_key, stage.load_file_key, stage.line_no
FROM #stage AS stage
LEFT JOIN learner_person AS person ON person.learner_key = stage.learner_key
LEFT JOIN #person AS earlier ON earlier.learner_key = stage.learner_key
WHERE coalesce(stage.valid_from, 0) >= coalesce(earlier.valid_from, 0)
    AND (
        {person: stage.$column IS NOT NULL AND (person.$column IS NULL OR person.$column <> stage.$column); OR})
EXCEPT
SELECT learner_key, load_file_key, line_no FROM #changed;
