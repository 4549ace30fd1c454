-- title: Слушатели: строки файла в хранилище
-- A version with valid_from is a dated one. Without it the first is true of all days before; a later one that says
-- something else is true from the day of its load; one that only adds what was blank adds to the last such version.
-- The same row twice in one file.
DELETE FROM stage_learners WHERE rowid IN (
    SELECT stage_id
    FROM (
        SELECT rowid AS stage_id, row_number() OVER (
            PARTITION BY load_file_key, learner_key, valid_from,
                sex, birth_year, citizenship, education_level, employment_category, employer, region, last_name,
                first_name, middle_name, name_folded, birth_date, snils, email, consent_processing_on,
                consent_publication_on
            ORDER BY line_no) AS place
        FROM stage_learners
    ) AS ranked
    WHERE place > 1);

-- One key with different values in one file: none of them is taken.
INSERT OR IGNORE INTO load_conflict (load_file_key, line_no)
SELECT load_file_key, line_no
FROM (
    SELECT load_file_key, line_no, count(*) OVER (PARTITION BY load_file_key, learner_key, valid_from) AS versions
    FROM stage_learners
) AS counted
WHERE versions > 1;

DELETE FROM stage_learners WHERE (load_file_key, line_no) IN (SELECT load_file_key, line_no FROM load_conflict);

CREATE TEMP TABLE undated_learners AS
SELECT
    stage_learners.learner_key,
    before.valid_from AS valid_before,
    coalesce(stage_learners.sex, before.sex) AS sex,
    coalesce(stage_learners.birth_year, before.birth_year) AS birth_year,
    coalesce(stage_learners.citizenship, before.citizenship) AS citizenship,
    coalesce(stage_learners.education_level, before.education_level) AS education_level,
    coalesce(stage_learners.employment_category, before.employment_category) AS employment_category,
    coalesce(stage_learners.employer, before.employer) AS employer,
    coalesce(stage_learners.region, before.region) AS region,
    iif(stage_learners.sex IS NOT NULL AND before.sex IS NOT NULL AND stage_learners.sex <> before.sex
        OR stage_learners.birth_year IS NOT NULL AND before.birth_year IS NOT NULL AND stage_learners.birth_year <> before.birth_year
        OR stage_learners.citizenship IS NOT NULL AND before.citizenship IS NOT NULL AND stage_learners.citizenship <> before.citizenship
        OR stage_learners.education_level IS NOT NULL AND before.education_level IS NOT NULL AND stage_learners.education_level <> before.education_level
        OR stage_learners.employment_category IS NOT NULL AND before.employment_category IS NOT NULL AND stage_learners.employment_category <> before.employment_category
        OR stage_learners.employer IS NOT NULL AND before.employer IS NOT NULL AND stage_learners.employer <> before.employer
        OR stage_learners.region IS NOT NULL AND before.region IS NOT NULL AND stage_learners.region <> before.region, 1, 0) AS contradicts,
    iif(stage_learners.sex IS NOT NULL AND before.sex IS NULL
        OR stage_learners.birth_year IS NOT NULL AND before.birth_year IS NULL
        OR stage_learners.citizenship IS NOT NULL AND before.citizenship IS NULL
        OR stage_learners.education_level IS NOT NULL AND before.education_level IS NULL
        OR stage_learners.employment_category IS NOT NULL AND before.employment_category IS NULL
        OR stage_learners.employer IS NOT NULL AND before.employer IS NULL
        OR stage_learners.region IS NOT NULL AND before.region IS NULL, 1, 0) AS adds,
    stage_learners.load_file_key,
    stage_learners.line_no
FROM stage_learners
LEFT JOIN dim_learner_history AS before
    ON before.learner_key = stage_learners.learner_key
    AND before.valid_from = (
        SELECT max(undated.valid_from)
        FROM dim_learner_history AS undated
        WHERE undated.learner_key = stage_learners.learner_key AND undated.is_dated = 0)
WHERE stage_learners.valid_from IS NULL
    AND stage_learners.rowid = (
        SELECT max(last.rowid) FROM stage_learners AS last WHERE last.learner_key = stage_learners.learner_key AND last.valid_from IS NULL);

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

CREATE TEMP TABLE changed_learners AS
SELECT stage_learners.learner_key, stage_learners.load_file_key, stage_learners.line_no
FROM stage_learners
LEFT JOIN dim_learner_history AS version ON version.learner_key = stage_learners.learner_key AND version.valid_from = stage_learners.valid_from
WHERE stage_learners.valid_from IS NOT NULL
    AND (version.learner_key IS NULL
        OR version.sex IS NOT stage_learners.sex
        OR version.birth_year IS NOT stage_learners.birth_year
        OR version.citizenship IS NOT stage_learners.citizenship
        OR version.education_level IS NOT stage_learners.education_level
        OR version.employment_category IS NOT stage_learners.employment_category
        OR version.employer IS NOT stage_learners.employer
        OR version.region IS NOT stage_learners.region)
UNION
SELECT learner_key, load_file_key, line_no FROM undated_learners WHERE valid_before IS NULL OR contradicts = 1 OR adds = 1
UNION
SELECT stage_learners.learner_key, stage_learners.load_file_key, stage_learners.line_no
FROM stage_learners
LEFT JOIN learner_person AS person ON person.learner_key = stage_learners.learner_key
WHERE coalesce(stage_learners.valid_from, 0) >= (
        SELECT coalesce(max(before.valid_from), 0)
        FROM person_learners AS before
        WHERE before.learner_key = stage_learners.learner_key)
    AND (stage_learners.last_name IS NOT NULL AND person.last_name IS NOT stage_learners.last_name
        OR stage_learners.first_name IS NOT NULL AND person.first_name IS NOT stage_learners.first_name
        OR stage_learners.middle_name IS NOT NULL AND person.middle_name IS NOT stage_learners.middle_name
        OR stage_learners.name_folded IS NOT NULL AND person.name_folded IS NOT stage_learners.name_folded
        OR stage_learners.birth_date IS NOT NULL AND person.birth_date IS NOT stage_learners.birth_date
        OR stage_learners.snils IS NOT NULL AND person.snils IS NOT stage_learners.snils
        OR stage_learners.email IS NOT NULL AND person.email IS NOT stage_learners.email
        OR stage_learners.consent_processing_on IS NOT NULL AND person.consent_processing_on IS NOT stage_learners.consent_processing_on
        OR stage_learners.consent_publication_on IS NOT NULL AND person.consent_publication_on IS NOT stage_learners.consent_publication_on);

INSERT INTO load_count (load_file_key, loaded, corrected)
SELECT changed.load_file_key, count(iif(target.is_inferred = 1, 1, NULL)), count(iif(target.is_inferred = 0, 1, NULL))
FROM changed_learners AS changed
INNER JOIN dim_learner AS target ON target.learner_key = changed.learner_key
GROUP BY changed.load_file_key;

DELETE FROM dim_learner_history
WHERE (learner_key, valid_from) IN (SELECT learner_key, valid_from FROM stage_learners WHERE valid_from IS NOT NULL);

INSERT OR REPLACE INTO dim_learner_history (
    learner_key, valid_from, valid_to, is_dated, sex, birth_year, citizenship, education_level, employment_category,
    employer, region, load_file_key, line_no)
SELECT
    learner_key, valid_from, 99991231, 1, sex, birth_year, citizenship, education_level, employment_category, employer,
    region, load_file_key, line_no
FROM stage_learners
WHERE valid_from IS NOT NULL
ORDER BY load_file_key;

INSERT OR REPLACE INTO dim_learner_history (
    learner_key, valid_from, valid_to, is_dated, sex, birth_year, citizenship, education_level, employment_category,
    employer, region, load_file_key, line_no)
SELECT
    learner_key, CASE WHEN valid_before IS NULL THEN 0 WHEN contradicts = 1 THEN @load_day ELSE valid_before END,
    99991231, 0, sex, birth_year, citizenship, education_level, employment_category, employer, region, load_file_key,
    line_no
FROM undated_learners
WHERE valid_before IS NULL OR contradicts = 1 OR adds = 1;

-- Of every member of this load: a version that was told again was written anew, open at its end.
UPDATE dim_learner_history AS version
SET valid_to = coalesce((
    SELECT min(next.valid_from)
    FROM dim_learner_history AS next
    WHERE next.learner_key = version.learner_key AND next.valid_from > version.valid_from), 99991231)
WHERE version.learner_key IN (SELECT learner_key FROM stage_learners);

UPDATE dim_learner AS target
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
FROM dim_learner_history AS version
WHERE version.learner_key = target.learner_key
    AND version.valid_to = 99991231
    AND target.learner_key IN (SELECT learner_key FROM changed_learners);

-- What forms ask of those who completed is in a mart of their groups.
INSERT OR IGNORE INTO touched_group
SELECT fact.group_key
FROM changed_learners AS changed
CROSS JOIN fact_enrolment AS fact
WHERE fact.learner_key = changed.learner_key
    AND fact.completed_date_key IS NOT NULL;

-- A person is what the latest version says, whichever comes first; a blank wipes nothing.
INSERT INTO learner_person (
    learner_key, last_name, first_name, middle_name, name_folded, birth_date, snils, email, consent_processing_on,
    consent_publication_on, load_file_key, line_no)
SELECT
    learner_key, last_name, first_name, middle_name, name_folded, birth_date, snils, email, consent_processing_on,
    consent_publication_on, load_file_key, line_no
FROM stage_learners
WHERE coalesce(valid_from, 0) >= (
    SELECT coalesce(max(before.valid_from), 0)
    FROM person_learners AS before
    WHERE before.learner_key = stage_learners.learner_key)
ORDER BY coalesce(valid_from, 0), load_file_key
ON CONFLICT (learner_key) DO UPDATE
SET last_name = coalesce(excluded.last_name, last_name),
    first_name = coalesce(excluded.first_name, first_name),
    middle_name = coalesce(excluded.middle_name, middle_name),
    name_folded = coalesce(excluded.name_folded, name_folded),
    birth_date = coalesce(excluded.birth_date, birth_date),
    snils = coalesce(excluded.snils, snils),
    email = coalesce(excluded.email, email),
    consent_processing_on = coalesce(excluded.consent_processing_on, consent_processing_on),
    consent_publication_on = coalesce(excluded.consent_publication_on, consent_publication_on),
    load_file_key = excluded.load_file_key,
    line_no = excluded.line_no;

-- An earlier version that comes later only fills blanks.
INSERT INTO learner_person (
    learner_key, last_name, first_name, middle_name, name_folded, birth_date, snils, email, consent_processing_on,
    consent_publication_on, load_file_key, line_no)
SELECT
    learner_key, last_name, first_name, middle_name, name_folded, birth_date, snils, email, consent_processing_on,
    consent_publication_on, load_file_key, line_no
FROM stage_learners
WHERE coalesce(valid_from, 0) < (
    SELECT coalesce(max(before.valid_from), 0)
    FROM person_learners AS before
    WHERE before.learner_key = stage_learners.learner_key)
ORDER BY valid_from DESC, load_file_key
ON CONFLICT (learner_key) DO UPDATE
SET last_name = coalesce(last_name, excluded.last_name),
    first_name = coalesce(first_name, excluded.first_name),
    middle_name = coalesce(middle_name, excluded.middle_name),
    name_folded = coalesce(name_folded, excluded.name_folded),
    birth_date = coalesce(birth_date, excluded.birth_date),
    snils = coalesce(snils, excluded.snils),
    email = coalesce(email, excluded.email),
    consent_processing_on = coalesce(consent_processing_on, excluded.consent_processing_on),
    consent_publication_on = coalesce(consent_publication_on, excluded.consent_publication_on);

DROP TABLE person_learners;
DROP TABLE undated_learners;
DROP TABLE changed_learners;
DELETE FROM stage_learners;
