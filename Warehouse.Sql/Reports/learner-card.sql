-- title: Слушатель
-- grain: слушатель
-- parameters: learner, sees_persons
-- column: learner_key | Ключ | key
-- column: learner_code | Код | text
-- column: name | Слушатель | text
SELECT
    learner.learner_key,
    learner.learner_code,
    iif(@sees_persons = 1, coalesce(nullif(trim(concat(person.last_name, ' ', person.first_name, ' ', person.middle_name)), ''), learner.learner_code), learner.learner_code) AS name
FROM dim_learner AS learner
LEFT JOIN learner_person AS person ON person.learner_key = learner.learner_key
WHERE learner.learner_key = @learner
    AND (@scope_organisation IS NULL OR learner.org_key = @scope_organisation)
    AND (@scope_learner IS NULL OR learner.learner_key = @scope_learner)
    AND (@scope_groups IS NULL OR EXISTS (
        SELECT 1 FROM fact_enrolment AS enrolment
        INNER JOIN dim_group AS study ON study.group_key = enrolment.group_key
        WHERE enrolment.learner_key = learner.learner_key AND study.group_key IN ({> Parts/scope-groups})));
