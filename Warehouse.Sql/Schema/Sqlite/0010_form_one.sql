-- title: Форма 1-ПК по бланку
-- What the annual form 1-ПК asks of programmes and learners. birth_cohort is the year that full years at 1 January are counted from: the year of birth,
-- and for who was born on 1 January the year before it.
ALTER TABLE dim_programme ADD COLUMN economic_activity TEXT;
ALTER TABLE dim_programme ADD COLUMN network TEXT;
ALTER TABLE dim_programme ADD COLUMN e_learning TEXT;
ALTER TABLE dim_programme ADD COLUMN new_qualification INTEGER;
ALTER TABLE dim_programme ADD COLUMN modular_choice INTEGER;
ALTER TABLE dim_programme ADD COLUMN requires_higher INTEGER;

ALTER TABLE dim_programme_history ADD COLUMN economic_activity TEXT;
ALTER TABLE dim_programme_history ADD COLUMN network TEXT;
ALTER TABLE dim_programme_history ADD COLUMN e_learning TEXT;
ALTER TABLE dim_programme_history ADD COLUMN new_qualification INTEGER;
ALTER TABLE dim_programme_history ADD COLUMN modular_choice INTEGER;
ALTER TABLE dim_programme_history ADD COLUMN requires_higher INTEGER;

ALTER TABLE dim_learner ADD COLUMN birth_cohort INTEGER;
ALTER TABLE dim_learner ADD COLUMN employer_activity TEXT;

ALTER TABLE dim_learner_history ADD COLUMN birth_cohort INTEGER;
ALTER TABLE dim_learner_history ADD COLUMN employer_activity TEXT;

ALTER TABLE mart_completion DROP COLUMN birth_year;
ALTER TABLE mart_completion ADD COLUMN birth_cohort INTEGER;
ALTER TABLE mart_completion ADD COLUMN education_level TEXT;
ALTER TABLE mart_completion ADD COLUMN employer_activity TEXT;

UPDATE dim_learner
SET birth_cohort = birth_year - (
    SELECT count(*)
    FROM learner_person AS person
    WHERE person.learner_key = dim_learner.learner_key AND person.birth_date = dim_learner.birth_year * 10000 + 101)
WHERE birth_year IS NOT NULL;

UPDATE dim_learner_history
SET birth_cohort = birth_year - (
    SELECT count(*)
    FROM learner_person AS person
    WHERE person.learner_key = dim_learner_history.learner_key AND person.birth_date = dim_learner_history.birth_year * 10000 + 101)
WHERE birth_year IS NOT NULL;

-- The mart as its own statement builds it, for warehouses that hold data already.
DELETE FROM mart_completion;

INSERT INTO mart_completion (date_key, group_key, sex, birth_cohort, education_level, employment_category, employer_activity, referral, dormitory, completed_n)
SELECT
    fact.completed_date_key,
    fact.group_key,
    coalesce(version.sex, learner.sex),
    coalesce(version.birth_cohort, learner.birth_cohort),
    coalesce(version.education_level, learner.education_level),
    coalesce(version.employment_category, learner.employment_category),
    coalesce(version.employer_activity, learner.employer_activity),
    fact.referral,
    fact.dormitory,
    count(*)
FROM fact_enrolment AS fact
INNER JOIN dim_learner AS learner ON learner.learner_key = fact.learner_key
LEFT JOIN dim_learner_history AS version
    ON version.learner_key = fact.learner_key
    AND version.valid_from <= fact.completed_date_key AND version.valid_to > fact.completed_date_key
WHERE fact.started_date_key IS NOT NULL
    AND fact.completed_date_key IS NOT NULL
GROUP BY
    fact.completed_date_key,
    fact.group_key,
    coalesce(version.sex, learner.sex),
    coalesce(version.birth_cohort, learner.birth_cohort),
    coalesce(version.education_level, learner.education_level),
    coalesce(version.employment_category, learner.employment_category),
    coalesce(version.employer_activity, learner.employer_activity),
    fact.referral,
    fact.dormitory;
