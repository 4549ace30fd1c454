-- title: Посещаемость: строки
-- grain: отметка занятия
-- parameters: from, to, organisation, programme, group, learner, teacher, module, counted, place_from, place_to, sees_persons
-- export: rows-attendance-all
-- column: total_n | Всего строк | key
-- column: attended_sum | Посещено всего | key
-- column: scheduled_sum | По расписанию всего | key
-- column: learner_key | Ключ слушателя | key
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
-- column: group_key | Ключ | key
-- column: module_key | Ключ | key
-- The figure is attended of scheduled hours; a mark not recorded and marks from before the enrolment or after its end are in neither:
-- counted = 0 shows these instead.
SELECT
    picked.total_n,
    picked.attended_sum,
    picked.scheduled_sum,
    picked.learner_key,
    iif(@sees_persons = 1, coalesce(nullif(trim(concat(person.last_name, ' ', person.first_name, ' ', person.middle_name)), ''), learner.learner_code), learner.learner_code) AS learner,
    learner.learner_code,
    picked.group_code,
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
        shown.*,
        count(*) OVER () AS total_n,
        sum(shown.attended) OVER () AS attended_sum,
        sum(shown.scheduled) OVER () AS scheduled_sum,
        row_number() OVER (ORDER BY shown.group_key, shown.date_key, shown.module_key, shown.lesson_no, shown.learner_key) AS place
    FROM (
{> Parts/attendance-shown}
    ) AS shown
) AS picked
INNER JOIN dim_learner AS learner ON learner.learner_key = picked.learner_key
LEFT JOIN learner_person AS person ON person.learner_key = picked.learner_key
LEFT JOIN dim_module AS module ON module.module_key = picked.module_key
LEFT JOIN dim_programme_module AS named ON named.programme_key = picked.programme_key AND named.module_key = picked.module_key
LEFT JOIN dim_teacher AS teacher ON teacher.teacher_key = picked.teacher_key AND picked.teacher_key <> 0
WHERE picked.place >= coalesce(@place_from, 1) AND (@place_to IS NULL OR picked.place <= @place_to)
ORDER BY picked.place;
