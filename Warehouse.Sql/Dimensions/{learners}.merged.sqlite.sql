-- title: Слушатели: личные данные
-- What forms ask of those who completed is in a mart of their groups.
INSERT OR IGNORE INTO touched_group
SELECT fact.group_key
FROM changed_learners AS changed
CROSS JOIN fact_enrolment AS fact
WHERE fact.learner_key = changed.learner_key
    AND fact.completed_date_key IS NOT NULL;

-- A person is what the latest version says, whichever comes first; a blank wipes nothing.
INSERT INTO learner_person (
    learner_key,
    {person},
    load_file_key, line_no)
SELECT
    learner_key,
    {person},
    load_file_key, line_no
FROM stage_learners AS stage
WHERE coalesce(valid_from, 0) >= (
    SELECT coalesce(max(before.valid_from), 0)
    FROM person_learners AS before
    WHERE before.learner_key = stage.learner_key)
ORDER BY coalesce(valid_from, 0), load_file_key
ON CONFLICT (learner_key) DO UPDATE
SET
    {person: $column = coalesce(excluded.$column, $column)},
    load_file_key = excluded.load_file_key,
    line_no = excluded.line_no;

-- An earlier version that comes later only fills blanks.
INSERT INTO learner_person (
    learner_key,
    {person},
    load_file_key, line_no)
SELECT
    learner_key,
    {person},
    load_file_key, line_no
FROM stage_learners AS stage
WHERE coalesce(valid_from, 0) < (
    SELECT coalesce(max(before.valid_from), 0)
    FROM person_learners AS before
    WHERE before.learner_key = stage.learner_key)
ORDER BY valid_from DESC, load_file_key
ON CONFLICT (learner_key) DO UPDATE
SET
    {person: $column = coalesce($column, excluded.$column)};

DROP TABLE person_learners;
