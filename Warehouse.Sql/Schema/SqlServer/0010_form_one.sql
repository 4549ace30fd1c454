-- title: Форма 1-ПК по бланку
-- What the annual form 1-ПК asks of programmes and learners. birth_cohort is the year that full years at 1 January are counted from: the year of birth,
-- and for who was born on 1 January the year before it.
ALTER TABLE dim_programme ADD economic_activity NVARCHAR(50) COLLATE Latin1_General_BIN2 NULL;
ALTER TABLE dim_programme ADD network NVARCHAR(50) COLLATE Latin1_General_BIN2 NULL;
ALTER TABLE dim_programme ADD e_learning NVARCHAR(50) COLLATE Latin1_General_BIN2 NULL;
ALTER TABLE dim_programme ADD new_qualification INT NULL;
ALTER TABLE dim_programme ADD modular_choice INT NULL;
ALTER TABLE dim_programme ADD requires_higher INT NULL;

ALTER TABLE dim_programme_history ADD economic_activity NVARCHAR(50) COLLATE Latin1_General_BIN2 NULL;
ALTER TABLE dim_programme_history ADD network NVARCHAR(50) COLLATE Latin1_General_BIN2 NULL;
ALTER TABLE dim_programme_history ADD e_learning NVARCHAR(50) COLLATE Latin1_General_BIN2 NULL;
ALTER TABLE dim_programme_history ADD new_qualification INT NULL;
ALTER TABLE dim_programme_history ADD modular_choice INT NULL;
ALTER TABLE dim_programme_history ADD requires_higher INT NULL;

ALTER TABLE dim_learner ADD birth_cohort INT NULL;
ALTER TABLE dim_learner ADD employer_activity NVARCHAR(50) COLLATE Latin1_General_BIN2 NULL;

ALTER TABLE dim_learner_history ADD birth_cohort INT NULL;
ALTER TABLE dim_learner_history ADD employer_activity NVARCHAR(50) COLLATE Latin1_General_BIN2 NULL;

ALTER TABLE mart_completion DROP COLUMN birth_year;
ALTER TABLE mart_completion ADD birth_cohort INT NULL;
ALTER TABLE mart_completion ADD education_level NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL;
ALTER TABLE mart_completion ADD employer_activity NVARCHAR(50) COLLATE Latin1_General_BIN2 NULL;

GO
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
