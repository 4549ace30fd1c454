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

-- Built anew from the facts by its own statement, as every mart that a migration empties.
DELETE FROM mart_completion;
