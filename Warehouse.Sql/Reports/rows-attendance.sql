-- title: Посещаемость: строки
-- grain: отметка занятия
-- parameters: from, to, organisation, programme, group, learner, teacher, module, counted, place_from, place_to, sees_persons
-- persons: named_code
-- export: rows-attendance-all
-- column: total_n | Всего строк | key
-- column: attended_sum | Посещено всего | key
-- column: scheduled_sum | По плану всего | key
-- column: learner_key | Ключ слушателя | key
-- column: named_code | Чьи данные | key
-- column: learner | Слушатель | text
-- column: learner_code | Код | text
-- column: group_code | Группа | text
-- column: module | Модуль | text
-- column: date_key | Дата | date
-- column: lesson_no | Занятие | count
-- column: mark | Отметка | text
-- column: attended | Посещено, ч | hours
-- column: scheduled | По плану, ч | hours
-- column: teacher | Преподаватель | text
-- column: group_key | Ключ | key
-- column: module_key | Ключ | key
-- The figure is attended of scheduled hours; a mark not recorded and marks from before the enrolment or after its end are in neither:
-- counted = 0 shows these instead.
SELECT
    picked.total_n,
    picked.attended_sum,
    picked.scheduled_sum,
    picked.learner_key,
    iif(@sees_persons = 1, learner.learner_code, NULL) AS named_code,
    iif(@sees_persons = 1, coalesce(nullif(trim(concat(person.last_name, ' ', person.first_name, ' ', person.middle_name)), ''), learner.learner_code), learner.learner_code) AS learner,
    learner.learner_code,
    study.group_code,
    coalesce(named.name, module.module_code) AS module,
    picked.date_key,
    picked.lesson_no,
    CASE picked.kind WHEN 'present' THEN 'был' WHEN 'late' THEN 'опоздал' WHEN 'remote' THEN 'дистанционно' WHEN 'absent' THEN 'не был' WHEN 'sick' THEN 'болел' WHEN 'excused' THEN 'уважительная причина' WHEN 'not_recorded' THEN 'не отмечено' END AS mark,
    picked.attended,
    picked.scheduled,
    nullif(trim(concat(teacher.last_name, ' ', teacher.first_name, ' ', teacher.middle_name)), '') AS teacher,
    picked.group_key,
    picked.module_key
FROM (
    SELECT
        fact.*,
        mark.kind,
        count(*) OVER () AS total_n,
        sum(fact.attended) OVER () AS attended_sum,
        sum(fact.scheduled) OVER () AS scheduled_sum,
        row_number() OVER (ORDER BY fact.group_key, fact.date_key, fact.module_key, fact.lesson_no, fact.learner_key) AS place
    FROM dim_group AS study
    CROSS JOIN fact_attendance AS fact
    CROSS JOIN dim_attendance_mark AS mark
    WHERE fact.group_key = study.group_key
        AND fact.date_key BETWEEN @from AND @to
        AND mark.mark_key = fact.mark_key
        AND (
            (mark.kind = 'not_recorded' AND @counted = 0)
            OR (mark.kind <> 'not_recorded' AND coalesce(@counted, 1) = iif(EXISTS (
                SELECT 1
                FROM fact_enrolment AS own
                WHERE own.group_key = fact.group_key
                    AND own.learner_key = fact.learner_key
                    AND (fact.date_key < own.enrolled_date_key
                        OR fact.date_key > coalesce(own.completed_date_key, own.left_date_key))), 0, 1)))
        AND (@teacher IS NULL OR fact.teacher_key = @teacher)
        AND (@module IS NULL OR fact.module_key = @module)
        AND (@learner IS NULL OR study.group_key IN (SELECT group_key FROM mart_learner_month WHERE learner_key = @learner))
        AND (@organisation IS NULL OR study.org_key = @organisation)
        AND (@programme IS NULL OR study.programme_key = @programme)
        AND (@group IS NULL OR study.group_key = @group)
        AND (@learner IS NULL OR fact.learner_key = @learner)
        AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
        AND (@scope_curator IS NULL OR study.curator_key = @scope_curator)
        AND (@scope_learner IS NULL OR fact.learner_key = @scope_learner)
) AS picked
INNER JOIN dim_learner AS learner ON learner.learner_key = picked.learner_key
LEFT JOIN learner_person AS person ON person.learner_key = picked.learner_key
LEFT JOIN dim_group AS study ON study.group_key = picked.group_key
LEFT JOIN dim_module AS module ON module.module_key = picked.module_key
LEFT JOIN dim_programme_module AS named ON named.programme_key = study.programme_key AND named.module_key = picked.module_key
LEFT JOIN dim_teacher AS teacher ON teacher.teacher_key = picked.teacher_key AND picked.teacher_key <> 0
WHERE picked.place >= coalesce(@place_from, 1) AND (@place_to IS NULL OR picked.place <= @place_to)
ORDER BY picked.place;
