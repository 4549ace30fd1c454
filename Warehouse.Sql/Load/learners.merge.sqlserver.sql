-- title: Слушатели: строки файла в хранилище
-- A version with valid_from is a dated one. Without it the first is true of all days before; a later one that says
-- something else is true from the day of its load; one that only adds what was blank adds to the last such version.

SELECT
    staged.stage_id,
    coalesce(learner_new.member_key, staged.learner_key) AS learner_key,
    staged.valid_from, staged.sex, staged.birth_year, staged.citizenship, staged.education_level,
    staged.employment_category, staged.employer, staged.region, staged.last_name, staged.first_name,
    staged.middle_name, staged.name_folded, staged.birth_date, staged.snils, staged.email,
    staged.consent_processing_on, staged.consent_publication_on, staged.load_file_key, staged.line_no
INTO #stage
FROM stage_learners AS staged
LEFT JOIN load_member AS learner_new ON learner_new.dimension = 'learner' AND learner_new.member_no = staged.learner_key
WHERE staged.load_id = @load_id;

-- The same row twice in one file.
DELETE FROM #stage
WHERE stage_id IN (
    SELECT stage_id
    FROM (
        SELECT stage_id, row_number() OVER (
            PARTITION BY load_file_key, learner_key, valid_from,
                sex, birth_year, citizenship, education_level, employment_category, employer, region, last_name,
                first_name, middle_name, name_folded, birth_date, snils, email, consent_processing_on,
                consent_publication_on
            ORDER BY line_no) AS place
        FROM #stage
    ) AS ranked
    WHERE place > 1);

-- One key with different values in one file: none of them is taken.
INSERT INTO load_conflict (load_file_key, line_no)
SELECT DISTINCT load_file_key, line_no
FROM (
    SELECT load_file_key, line_no, count(*) OVER (PARTITION BY load_file_key, learner_key, valid_from) AS versions
    FROM #stage
) AS counted
WHERE versions > 1;

DELETE stage
FROM #stage AS stage
INNER JOIN load_conflict AS conflict
    ON conflict.load_file_key = stage.load_file_key AND conflict.line_no = stage.line_no;

SELECT
    stage.learner_key,
    earlier.valid_from AS valid_before,
    coalesce(stage.sex, earlier.sex) AS sex,
    coalesce(stage.birth_year, earlier.birth_year) AS birth_year,
    coalesce(stage.citizenship, earlier.citizenship) AS citizenship,
    coalesce(stage.education_level, earlier.education_level) AS education_level,
    coalesce(stage.employment_category, earlier.employment_category) AS employment_category,
    coalesce(stage.employer, earlier.employer) AS employer,
    coalesce(stage.region, earlier.region) AS region,
    iif(stage.sex <> earlier.sex
        OR stage.birth_year <> earlier.birth_year
        OR stage.citizenship <> earlier.citizenship
        OR stage.education_level <> earlier.education_level
        OR stage.employment_category <> earlier.employment_category
        OR stage.employer <> earlier.employer
        OR stage.region <> earlier.region, 1, 0) AS contradicts,
    iif(stage.sex IS NOT NULL AND earlier.sex IS NULL
        OR stage.birth_year IS NOT NULL AND earlier.birth_year IS NULL
        OR stage.citizenship IS NOT NULL AND earlier.citizenship IS NULL
        OR stage.education_level IS NOT NULL AND earlier.education_level IS NULL
        OR stage.employment_category IS NOT NULL AND earlier.employment_category IS NULL
        OR stage.employer IS NOT NULL AND earlier.employer IS NULL
        OR stage.region IS NOT NULL AND earlier.region IS NULL, 1, 0) AS adds,
    stage.load_file_key,
    stage.line_no
INTO #undated
FROM #stage AS stage
LEFT JOIN dim_learner_history AS earlier
    ON earlier.learner_key = stage.learner_key
    AND earlier.valid_from = (
        SELECT max(undated.valid_from)
        FROM dim_learner_history AS undated
        WHERE undated.learner_key = stage.learner_key AND undated.is_dated = 0)
WHERE stage.valid_from IS NULL
    AND stage.stage_id = (
        SELECT max(last.stage_id) FROM #stage AS last WHERE last.learner_key = stage.learner_key AND last.valid_from IS NULL);

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

SELECT learner_key, load_file_key, line_no
INTO #changed
FROM #undated
WHERE valid_before IS NULL OR contradicts = 1 OR adds = 1
UNION
SELECT stage.learner_key, stage.load_file_key, stage.line_no
FROM #stage AS stage
LEFT JOIN dim_learner_history AS version ON version.learner_key = stage.learner_key AND version.valid_from = stage.valid_from
WHERE stage.valid_from IS NOT NULL
    AND (version.learner_key IS NULL
        OR EXISTS (
            SELECT version.sex, version.birth_year, version.citizenship, version.education_level,
            version.employment_category, version.employer, version.region
            EXCEPT
            SELECT stage.sex, stage.birth_year, stage.citizenship, stage.education_level, stage.employment_category,
            stage.employer, stage.region))
UNION
SELECT stage.learner_key, stage.load_file_key, stage.line_no
FROM #stage AS stage
LEFT JOIN learner_person AS person ON person.learner_key = stage.learner_key
LEFT JOIN #person AS earlier ON earlier.learner_key = stage.learner_key
WHERE coalesce(stage.valid_from, 0) >= coalesce(earlier.valid_from, 0)
    AND (stage.last_name IS NOT NULL AND (person.last_name IS NULL OR person.last_name <> stage.last_name)
        OR stage.first_name IS NOT NULL AND (person.first_name IS NULL OR person.first_name <> stage.first_name)
        OR stage.middle_name IS NOT NULL AND (person.middle_name IS NULL OR person.middle_name <> stage.middle_name)
        OR stage.name_folded IS NOT NULL AND (person.name_folded IS NULL OR person.name_folded <> left(stage.name_folded, 850))
        OR stage.birth_date IS NOT NULL AND (person.birth_date IS NULL OR person.birth_date <> stage.birth_date)
        OR stage.snils IS NOT NULL AND (person.snils IS NULL OR person.snils <> stage.snils)
        OR stage.email IS NOT NULL AND (person.email IS NULL OR person.email <> stage.email)
        OR stage.consent_processing_on IS NOT NULL AND (person.consent_processing_on IS NULL OR person.consent_processing_on <> stage.consent_processing_on)
        OR stage.consent_publication_on IS NOT NULL AND (person.consent_publication_on IS NULL OR person.consent_publication_on <> stage.consent_publication_on));

INSERT INTO load_count (load_file_key, loaded, corrected)
SELECT changed.load_file_key, count(iif(target.is_inferred = 1, 1, NULL)), count(iif(target.is_inferred = 0, 1, NULL))
FROM #changed AS changed
INNER JOIN dim_learner AS target ON target.learner_key = changed.learner_key
GROUP BY changed.load_file_key;

DELETE version
FROM dim_learner_history AS version
WHERE EXISTS (SELECT 1 FROM #stage AS stage WHERE stage.learner_key = version.learner_key AND stage.valid_from = version.valid_from);

-- Of several files of one batch the last holds.
INSERT INTO dim_learner_history (
    learner_key, valid_from, valid_to, is_dated, sex, birth_year, citizenship, education_level, employment_category,
    employer, region, load_file_key, line_no)
SELECT
    learner_key, valid_from, 99991231, 1,
    sex, birth_year, citizenship, education_level, employment_category, employer, region,
    load_file_key, line_no
FROM (
    SELECT stage.*, row_number() OVER (PARTITION BY learner_key, valid_from ORDER BY load_file_key DESC, line_no DESC) AS place
    FROM #stage AS stage
    WHERE valid_from IS NOT NULL
) AS ranked
WHERE place = 1;

-- The versions that what came without a day makes, or writes anew.
SELECT undated.*, CASE WHEN valid_before IS NULL THEN 0 WHEN contradicts = 1 THEN @load_day ELSE valid_before END AS valid_from
INTO #open
FROM #undated AS undated
WHERE valid_before IS NULL OR contradicts = 1 OR adds = 1;

DELETE version
FROM dim_learner_history AS version
WHERE EXISTS (SELECT 1 FROM #open AS opened WHERE opened.learner_key = version.learner_key AND opened.valid_from = version.valid_from);

INSERT INTO dim_learner_history (
    learner_key, valid_from, valid_to, is_dated, sex, birth_year, citizenship, education_level, employment_category,
    employer, region, load_file_key, line_no)
SELECT
    learner_key, valid_from, 99991231, 0,
    sex, birth_year, citizenship, education_level, employment_category, employer, region,
    load_file_key, line_no
FROM #open;

-- Of every member of this load: a version that was told again was written anew, open at its end.
UPDATE version
SET valid_to = coalesce((
    SELECT min(later.valid_from)
    FROM dim_learner_history AS later
    WHERE later.learner_key = version.learner_key AND later.valid_from > version.valid_from), 99991231)
FROM dim_learner_history AS version
WHERE version.learner_key IN (SELECT learner_key FROM #stage);

UPDATE target
SET sex = version.sex,
    birth_year = version.birth_year,
    citizenship = version.citizenship,
    education_level = version.education_level,
    employment_category = version.employment_category,
    employer = version.employer,
    region = version.region,
    is_inferred = 0,
    load_file_key = version.load_file_key,
    line_no = version.line_no
FROM dim_learner AS target
INNER JOIN dim_learner_history AS version ON version.learner_key = target.learner_key AND version.valid_to = 99991231
WHERE target.learner_key IN (SELECT learner_key FROM #changed);

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
    SET last_name = iif(told.is_later = 1, coalesce(told.last_name, person.last_name), coalesce(person.last_name, told.last_name)),
        first_name = iif(told.is_later = 1, coalesce(told.first_name, person.first_name), coalesce(person.first_name, told.first_name)),
        middle_name = iif(told.is_later = 1, coalesce(told.middle_name, person.middle_name), coalesce(person.middle_name, told.middle_name)),
        name_folded = iif(told.is_later = 1, coalesce(left(told.name_folded, 850), person.name_folded), coalesce(person.name_folded, left(told.name_folded, 850))),
        birth_date = iif(told.is_later = 1, coalesce(told.birth_date, person.birth_date), coalesce(person.birth_date, told.birth_date)),
        snils = iif(told.is_later = 1, coalesce(told.snils, person.snils), coalesce(person.snils, told.snils)),
        email = iif(told.is_later = 1, coalesce(told.email, person.email), coalesce(person.email, told.email)),
        consent_processing_on = iif(told.is_later = 1, coalesce(told.consent_processing_on, person.consent_processing_on), coalesce(person.consent_processing_on, told.consent_processing_on)),
        consent_publication_on = iif(told.is_later = 1, coalesce(told.consent_publication_on, person.consent_publication_on), coalesce(person.consent_publication_on, told.consent_publication_on)),
        load_file_key = iif(told.is_later = 1, told.load_file_key, person.load_file_key),
        line_no = iif(told.is_later = 1, told.line_no, person.line_no)
    FROM learner_person AS person
    INNER JOIN #told AS told ON told.learner_key = person.learner_key AND told.place = @place;

    INSERT INTO learner_person (
        learner_key, last_name, first_name, middle_name, name_folded, birth_date, snils, email, consent_processing_on,
        consent_publication_on, load_file_key, line_no)
    SELECT
        told.learner_key, told.last_name, told.first_name, told.middle_name, left(told.name_folded, 850),
        told.birth_date, told.snils, told.email, told.consent_processing_on, told.consent_publication_on,
        told.load_file_key, told.line_no
    FROM #told AS told
    WHERE told.place = @place
        AND NOT EXISTS (SELECT 1 FROM learner_person AS person WHERE person.learner_key = told.learner_key);

    SET @place = @place + 1;
END;

DROP TABLE #told;
DROP TABLE #person;

DROP TABLE #open;
DROP TABLE #changed;
DROP TABLE #undated;
DROP TABLE #stage;
