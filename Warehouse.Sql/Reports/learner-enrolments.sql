-- title: Обучения слушателя
-- grain: обучение
-- parameters: learner
-- column: group_key | Ключ | key
-- column: group_code | Группа | text
-- column: programme | Программа | text
-- column: starts_on | Начало | date
-- column: ends_on | Окончание | date
-- column: curator | Куратор | text
-- column: outcome | Итог | text
-- column: left_on | Отчислен | date
-- Groups that have marks of the learner without an enrolment stand here too.
SELECT
    study.group_key,
    study.group_code,
    coalesce(programme.name, nullif(programme.programme_code, '')) AS programme,
    coalesce(enrolment.started_date_key, study.starts_on, enrolment.enrolled_date_key) AS starts_on,
    coalesce(enrolment.completed_date_key, enrolment.left_date_key, study.ends_on) AS ends_on,
    nullif(trim(concat(curator.last_name, ' ', curator.first_name, ' ', curator.middle_name)), '') AS curator,
    enrolment.outcome,
    iif(enrolment.completed_date_key IS NULL, enrolment.left_date_key, NULL) AS left_on
FROM (
    SELECT group_key FROM fact_enrolment WHERE learner_key = @learner
    UNION
    SELECT group_key FROM mart_learner_month WHERE learner_key = @learner
) AS own
INNER JOIN dim_group AS study ON study.group_key = own.group_key
INNER JOIN dim_programme AS programme ON programme.programme_key = study.programme_key
LEFT JOIN dim_teacher AS curator ON curator.teacher_key = study.curator_key AND study.curator_key <> 0
LEFT JOIN fact_enrolment AS enrolment ON enrolment.group_key = study.group_key AND enrolment.learner_key = @learner
WHERE (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
    AND (@scope_learner IS NULL OR @learner = @scope_learner)
ORDER BY coalesce(enrolment.enrolled_date_key, study.starts_on, 0) DESC, study.group_key DESC;
