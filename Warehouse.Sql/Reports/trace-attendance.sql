-- title: Отметка посещаемости
-- grain: редакция строки, от первой к последней
-- parameters: group_key, date, module, lesson, learner, sees_persons
-- column: is_removed | Удалена | key
-- column: corrected_on | Исправлено | key
-- column: corrected_by | Кто исправил | key
-- column: correction_reason | Причина | key
-- column: load_file_key | Файл | key
-- column: line_no | Строка | key
-- column: file_name | Имя файла | key
-- column: finished_at | Загружен | key
-- column: is_withdrawn | Загрузка отменена | key
-- column: withdrawn_by | Кто отменил | key
-- column: withdrawn_on | Когда отменена | key
-- column: withdrawal_reason | Почему отменена | key
-- column: learner_key | Ключ слушателя | key
-- column: learner_code | Код слушателя | text
-- column: learner | Слушатель | text
-- column: group_code | Группа | text
-- column: module | Модуль | text
-- column: date_key | Дата занятия | date
-- column: lesson_no | Номер занятия | count
-- column: mark | Отметка | text
-- column: raw_mark | Знак в источнике | text
-- column: attended | Посещено, ч | hours
-- column: scheduled | По расписанию, ч | hours
-- column: teacher | Преподаватель | text
-- Versions of withdrawn files come first and are no part of the history. The order of the others is the loader's: by the day of correction, a removal without one last, then by load.
WITH version AS (
    SELECT
        group_key, date_key, module_key, lesson_no, learner_key, mark_key, attended, scheduled, teacher_key,
        org_key, corrected_on, corrected_by, correction_reason, load_file_key, line_no,
        0 AS is_removed
    FROM fact_attendance
    WHERE group_key = @group_key
        AND date_key = @date
        AND module_key = @module
        AND lesson_no = @lesson
        AND learner_key = @learner
    UNION ALL
    SELECT
        group_key, date_key, module_key, lesson_no, learner_key, mark_key, attended, scheduled, teacher_key,
        org_key, corrected_on, corrected_by, correction_reason, load_file_key, line_no,
        is_removed
    FROM fact_attendance_revision
    WHERE group_key = @group_key
        AND date_key = @date
        AND module_key = @module
        AND lesson_no = @lesson
        AND learner_key = @learner
)
SELECT
    version.is_removed,
    version.corrected_on,
    version.corrected_by,
    version.correction_reason,
    version.load_file_key,
    version.line_no,
    source.name AS file_name,
    source.finished_at,
    iif(gone.withdrawn_file_key IS NULL, 0, 1) AS is_withdrawn,
    gone.told_by AS withdrawn_by,
    gone.told_on AS withdrawn_on,
    gone.reason AS withdrawal_reason,
    version.learner_key,
    learner.learner_code,
    iif(@sees_persons = 1, nullif(trim(concat(person.last_name, ' ', person.first_name, ' ', person.middle_name)), ''), NULL) AS learner,
    study.group_code,
    coalesce(named.name, module.module_code) AS module,
    version.date_key,
    version.lesson_no,
    CASE mark.kind WHEN 'present' THEN 'был' WHEN 'late' THEN 'опоздал' WHEN 'remote' THEN 'дистанционно' WHEN 'absent' THEN 'не был' WHEN 'sick' THEN 'болел' WHEN 'excused' THEN 'уважительная причина' WHEN 'not_recorded' THEN 'не отмечено' END AS mark,
    mark.raw_mark,
    version.attended,
    version.scheduled,
    nullif(trim(concat(teacher.last_name, ' ', teacher.first_name, ' ', teacher.middle_name)), '') AS teacher
FROM version
INNER JOIN dim_learner AS learner ON learner.learner_key = version.learner_key
LEFT JOIN learner_person AS person ON person.learner_key = learner.learner_key
LEFT JOIN dim_group AS study ON study.group_key = version.group_key
LEFT JOIN dim_module AS module ON module.module_key = version.module_key
LEFT JOIN dim_programme_module AS named ON named.programme_key = study.programme_key AND named.module_key = version.module_key
LEFT JOIN dim_teacher AS teacher ON teacher.teacher_key = version.teacher_key AND version.teacher_key <> 0
LEFT JOIN dim_attendance_mark AS mark ON mark.mark_key = version.mark_key
LEFT JOIN dim_load_file AS source ON source.load_file_key = version.load_file_key
LEFT JOIN withdrawal AS gone ON gone.withdrawn_file_key = version.load_file_key
WHERE (@scope_organisation IS NULL OR version.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
    AND (@scope_learner IS NULL OR version.learner_key = @scope_learner)
ORDER BY
    iif(gone.withdrawn_file_key IS NULL, 1, 0),
    coalesce(version.corrected_on, iif(version.is_removed = 1, '9999', '')),
    version.is_removed, version.load_file_key, version.line_no;
