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
-- column: state | Обучение | text
-- column: since | С какого дня | date
-- column: enrolment_order | Приказ о зачислении | text
-- column: leaving_order | Приказ об отчислении | text
-- column: organisation | Организация | text
-- column: average | Средняя доля, % | share
-- column: marks_n | Отметок с долей | count
-- column: reached_n | Достигнуто результатов | count
-- column: planned_n | Результатов с порогом | count
-- column: attended | Посещено, ч | hours
-- column: scheduled | По расписанию, ч | hours
-- column: attendance | Посещаемость, % | share
-- column: debts_n | Не сдано | count
-- column: registration_no | Документ | text
-- column: issued_on | Выдан | date
-- Figures are of the whole enrolment. Groups that have marks of the learner without an enrolment stand here too.
WITH enrolled AS (
    SELECT own.group_key, @learner AS learner_key
    FROM (
        SELECT group_key FROM fact_enrolment WHERE learner_key = @learner
        UNION
        SELECT group_key FROM mart_learner_month WHERE learner_key = @learner
    ) AS own
    INNER JOIN dim_group AS member ON member.group_key = own.group_key
    WHERE (@scope_organisation IS NULL OR member.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR member.group_key IN ({> Parts/scope-groups}))
        AND (@scope_learner IS NULL OR @learner = @scope_learner)
),
{> Parts/enrolment-figures}
SELECT
    study.group_key,
    study.group_code,
    coalesce(programme.name, nullif(programme.programme_code, '')) AS programme,
    coalesce(enrolment.started_date_key, study.starts_on, enrolment.enrolled_date_key) AS starts_on,
    coalesce(enrolment.completed_date_key, enrolment.left_date_key, study.ends_on) AS ends_on,
    nullif(trim(concat(curator.last_name, ' ', curator.first_name, ' ', curator.middle_name)), '') AS curator,
    enrolment.outcome,
    iif(enrolment.completed_date_key IS NULL, enrolment.left_date_key, NULL) AS left_on,
    course.state,
    course.since,
    enrolment.enrolment_order,
    enrolment.leaving_order,
    organisation.name AS organisation,
    (counted_grade.share_sum + counted_grade.share_n / 2) / nullif(counted_grade.share_n, 0) AS average,
    coalesce(counted_grade.share_n, 0) AS marks_n,
    coalesce(reached_result.reached_n, 0) AS reached_n,
    coalesce(reached_result.planned_n, 0) AS planned_n,
    lesson.attended,
    lesson.scheduled,
    iif(lesson.scheduled > 0, (lesson.attended * 1000000 + lesson.scheduled / 2) / nullif(lesson.scheduled, 0), NULL) AS attendance,
    coalesce(counted_grade.debts_n, 0) AS debts_n,
    paper.registration_no,
    paper.issued_date_key AS issued_on
FROM enrolled
INNER JOIN dim_group AS study ON study.group_key = enrolled.group_key
INNER JOIN dim_organisation AS organisation ON organisation.org_key = study.org_key
INNER JOIN dim_programme AS programme ON programme.programme_key = study.programme_key
LEFT JOIN dim_teacher AS curator ON curator.teacher_key = study.curator_key AND study.curator_key <> 0
LEFT JOIN fact_enrolment AS enrolment ON enrolment.group_key = enrolled.group_key AND enrolment.learner_key = enrolled.learner_key
INNER JOIN course ON course.group_key = enrolled.group_key AND course.learner_key = enrolled.learner_key
LEFT JOIN counted_grade ON counted_grade.group_key = enrolled.group_key AND counted_grade.learner_key = enrolled.learner_key
LEFT JOIN reached_result ON reached_result.group_key = enrolled.group_key AND reached_result.learner_key = enrolled.learner_key
LEFT JOIN lesson ON lesson.group_key = enrolled.group_key AND lesson.learner_key = enrolled.learner_key
LEFT JOIN paper ON paper.group_key = enrolled.group_key AND paper.learner_key = enrolled.learner_key
ORDER BY coalesce(enrolment.enrolled_date_key, study.starts_on, 0) DESC, study.group_key DESC;
