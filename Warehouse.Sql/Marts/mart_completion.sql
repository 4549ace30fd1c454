-- title: Завершившие обучение: о чём спрашивают формы
-- feeds: enrolments, learners
-- grain: день завершения, группа, свойства слушателя в этот день
-- columns: date_key, group_key, sex, employment_category, referral, dormitory, completed_n, birth_cohort, education_level, employer_activity
DELETE FROM mart_completion WHERE group_key IN (SELECT group_key FROM touched_group);

INSERT INTO mart_completion (date_key, group_key, sex, employment_category, referral, dormitory, completed_n, birth_cohort, education_level, employer_activity)
SELECT date_key, group_key, sex, employment_category, referral, dormitory, count(*), birth_cohort, education_level, employer_activity
FROM (
    SELECT
        fact.completed_date_key AS date_key,
        fact.group_key,
        coalesce(version.sex, learner.sex) AS sex,
        coalesce(version.birth_cohort, learner.birth_cohort) AS birth_cohort,
        coalesce(version.education_level, learner.education_level) AS education_level,
        coalesce(version.employment_category, learner.employment_category) AS employment_category,
        coalesce(version.employer_activity, learner.employer_activity) AS employer_activity,
        fact.referral,
        fact.dormitory
    FROM touched_group AS touched
    CROSS JOIN fact_enrolment AS fact
    CROSS JOIN dim_learner AS learner
    LEFT JOIN dim_learner_history AS version
        ON version.learner_key = fact.learner_key
        AND version.valid_from <= fact.completed_date_key AND version.valid_to > fact.completed_date_key
    WHERE fact.group_key = touched.group_key
        AND learner.learner_key = fact.learner_key
        AND fact.started_date_key IS NOT NULL
        AND fact.completed_date_key IS NOT NULL
) AS completion
GROUP BY date_key, group_key, sex, employment_category, referral, dormitory, birth_cohort, education_level, employer_activity;
