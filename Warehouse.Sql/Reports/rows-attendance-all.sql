-- title: Посещаемость: строки
-- grain: отметка занятия
-- parameters: from, to, organisation, programme, group, learner, teacher, module, counted, sees_persons
-- column: learner | Слушатель | text
-- column: learner_code | Код | text
-- column: group_code | Группа | text
-- column: module | Модуль | text
-- column: date_key | Дата | date
-- column: lesson_no | Занятие | count
-- column: mark | Отметка | text
-- column: attended | Посещено, ч | hours
-- column: scheduled | По расписанию, ч | hours
-- column: teacher | Преподаватель | text
-- What a file of rows-attendance is read from: the same rows without totals and places, in the order of the fact's key, so that
-- a million of them is neither sorted nor held before the first one is written.
SELECT
    iif(@sees_persons = 1, coalesce(nullif(trim(concat(person.last_name, ' ', person.first_name, ' ', person.middle_name)), ''), learner.learner_code), learner.learner_code) AS learner,
    learner.learner_code,
    shown.group_code,
    coalesce(named.name, module.module_code) AS module,
    shown.date_key,
    shown.lesson_no,
    CASE shown.kind WHEN 'present' THEN 'был' WHEN 'late' THEN 'опоздал' WHEN 'remote' THEN 'дистанционно' WHEN 'absent' THEN 'не был' WHEN 'sick' THEN 'болел' WHEN 'excused' THEN 'уважительная причина' WHEN 'not_recorded' THEN 'не отмечено' END AS mark,
    shown.attended,
    shown.scheduled,
    nullif(trim(concat(teacher.last_name, ' ', teacher.first_name, ' ', teacher.middle_name)), '') AS teacher
FROM (
{> Parts/attendance-shown}
) AS shown
INNER JOIN dim_learner AS learner ON learner.learner_key = shown.learner_key
LEFT JOIN learner_person AS person ON person.learner_key = shown.learner_key
LEFT JOIN dim_module AS module ON module.module_key = shown.module_key
LEFT JOIN dim_programme_module AS named ON named.programme_key = shown.programme_key AND named.module_key = shown.module_key
LEFT JOIN dim_teacher AS teacher ON teacher.teacher_key = shown.teacher_key AND shown.teacher_key <> 0
ORDER BY shown.group_key, shown.date_key, shown.module_key, shown.lesson_no, shown.learner_key;
