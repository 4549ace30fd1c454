-- title: Кого и что считает показатель
-- grain: строка за показателем
-- parameters: subjects
-- roles: director, analyst
-- column: position | Место | key
-- column: programme_key | Ключ | key
-- column: group_key | Ключ | key
-- column: learner_key | Ключ | key
-- column: programme | Программа | text
-- column: group_code | Группа | text
-- column: learner_code | Слушатель | text
-- column: started_on | Приступил | date
-- column: completed_on | Завершил | date
-- column: teacher | Преподаватель | text
-- Keys come as a JSON array of a page's rows; names of learners are not read here. They come from
-- an address too: each is fenced by itself.
SELECT
    CAST(subject.key AS INTEGER) AS position,
    programme.programme_key,
    study.group_key,
    learner.learner_key,
    coalesce(programme.name, nullif(programme.programme_code, '')) AS programme,
    study.group_code,
    learner.learner_code,
    fact.started_date_key AS started_on,
    fact.completed_date_key AS completed_on,
    trim(concat(teacher.last_name, ' ', teacher.first_name, ' ', teacher.middle_name)) AS teacher
FROM json_each(@subjects) AS subject
LEFT JOIN dim_group AS study
    ON study.group_key = json_extract(subject.value, '$.group')
    AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
    AND (@scope_learner IS NULL OR EXISTS (
        SELECT 1 FROM fact_enrolment AS own WHERE own.group_key = study.group_key AND own.learner_key = @scope_learner))
LEFT JOIN dim_programme AS programme
    ON programme.programme_key = coalesce(json_extract(subject.value, '$.programme'), study.programme_key)
    AND (@scope_organisation IS NULL OR programme.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR EXISTS (
        SELECT 1 FROM dim_group AS own WHERE own.programme_key = programme.programme_key AND own.group_key IN ({> Parts/scope-groups})))
    AND (@scope_learner IS NULL OR EXISTS (
        SELECT 1 FROM fact_enrolment AS enrolment
        INNER JOIN dim_group AS own ON own.group_key = enrolment.group_key
        WHERE enrolment.learner_key = @scope_learner AND own.programme_key = programme.programme_key))
LEFT JOIN dim_learner AS learner
    ON learner.learner_key = json_extract(subject.value, '$.learner')
    AND (@scope_organisation IS NULL OR learner.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR EXISTS (
        SELECT 1 FROM fact_enrolment AS enrolment
        INNER JOIN dim_group AS own ON own.group_key = enrolment.group_key
        WHERE enrolment.learner_key = learner.learner_key AND own.group_key IN ({> Parts/scope-groups})))
    AND (@scope_learner IS NULL OR learner.learner_key = @scope_learner)
LEFT JOIN fact_enrolment AS fact ON fact.group_key = study.group_key AND fact.learner_key = learner.learner_key
LEFT JOIN dim_teacher AS teacher
    ON teacher.teacher_key = json_extract(subject.value, '$.teacher')
    AND (@scope_organisation IS NULL OR teacher.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR teacher.teacher_key IN ({> Parts/scope-curators}))
    AND @scope_learner IS NULL
ORDER BY position;
