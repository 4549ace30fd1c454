-- title: Посещаемость: строки
-- grain: отметка занятия
-- parameters: from, to, organisation, programme, group, learner, teacher, module, counted, sees_persons
-- persons: named_code
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
-- What a file of rows-attendance is read from: the same rows without totals and places, in the order of the fact's key, so that
-- a million of them is neither sorted nor held before the first one is written.
SELECT
    iif(@sees_persons = 1, learner.learner_code, NULL) AS named_code,
    iif(@sees_persons = 1, coalesce(nullif(trim(concat(person.last_name, ' ', person.first_name, ' ', person.middle_name)), ''), learner.learner_code), learner.learner_code) AS learner,
    learner.learner_code,
    study.group_code,
    coalesce(named.name, module.module_code) AS module,
    fact.date_key,
    fact.lesson_no,
    CASE mark.kind WHEN 'present' THEN 'был' WHEN 'late' THEN 'опоздал' WHEN 'remote' THEN 'дистанционно' WHEN 'absent' THEN 'не был' WHEN 'sick' THEN 'болел' WHEN 'excused' THEN 'уважительная причина' WHEN 'not_recorded' THEN 'не отмечено' END AS mark,
    fact.attended,
    fact.scheduled,
    nullif(trim(concat(teacher.last_name, ' ', teacher.first_name, ' ', teacher.middle_name)), '') AS teacher
FROM dim_group AS study
CROSS JOIN fact_attendance AS fact
CROSS JOIN dim_attendance_mark AS mark
INNER JOIN dim_learner AS learner ON learner.learner_key = fact.learner_key
LEFT JOIN learner_person AS person ON person.learner_key = fact.learner_key
LEFT JOIN dim_module AS module ON module.module_key = fact.module_key
LEFT JOIN dim_programme_module AS named ON named.programme_key = study.programme_key AND named.module_key = fact.module_key
LEFT JOIN dim_teacher AS teacher ON teacher.teacher_key = fact.teacher_key AND fact.teacher_key <> 0
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
ORDER BY study.group_key, fact.date_key, fact.module_key, fact.lesson_no, fact.learner_key;
