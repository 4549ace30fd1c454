-- title: Слушатели: личные данные
-- What forms ask of those who completed is in a mart of their groups.
INSERT INTO touched_group (group_key)
SELECT DISTINCT fact.group_key
FROM #changed AS changed
INNER JOIN fact_enrolment AS fact ON fact.learner_key = changed.learner_key
WHERE fact.completed_date_key IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM touched_group AS touched WHERE touched.group_key = fact.group_key);

-- A person is what the latest version says, whichever comes first; a blank wipes nothing. An earlier version that comes
-- later only fills blanks: it goes after the others, the nearest day first. Most learners have one row, and the loop one turn.
SELECT
    stage.*,
    iif(coalesce(stage.valid_from, 0) >= coalesce(earlier.valid_from, 0), 1, 0) AS is_later,
    row_number() OVER (
        PARTITION BY stage.learner_key
        ORDER BY
            iif(coalesce(stage.valid_from, 0) >= coalesce(earlier.valid_from, 0), 0, 1),
            iif(coalesce(stage.valid_from, 0) >= coalesce(earlier.valid_from, 0), 1, -1) * coalesce(stage.valid_from, 0),
            stage.load_file_key) AS place
INTO #told
FROM #stage AS stage
LEFT JOIN #person AS earlier ON earlier.learner_key = stage.learner_key;

DECLARE @place INT = 1;
WHILE EXISTS (SELECT 1 FROM #told WHERE place = @place)
BEGIN
    UPDATE person
    SET
        {person: $column = iif(told.is_later = 1, coalesce(told.$column, person.$column), coalesce(person.$column, told.$column))},
        load_file_key = iif(told.is_later = 1, told.load_file_key, person.load_file_key),
        line_no = iif(told.is_later = 1, told.line_no, person.line_no)
    FROM learner_person AS person
    INNER JOIN #told AS told ON told.learner_key = person.learner_key AND told.place = @place;

    INSERT INTO learner_person (
        learner_key,
        {person},
        load_file_key, line_no)
    SELECT
        told.learner_key,
        {person: told.$column},
        told.load_file_key, told.line_no
    FROM #told AS told
    WHERE told.place = @place
        AND NOT EXISTS (SELECT 1 FROM learner_person AS person WHERE person.learner_key = told.learner_key);

    SET @place = @place + 1;
END;

DROP TABLE #told;
DROP TABLE #person;
