-- title: Оценка
-- grain: редакция строки, от первой к последней
-- parameters: group_key, learner, module, control, competency, attempt, sees_persons
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
-- column: control | Контроль | text
-- column: competency | Компетенция | text
-- column: attempt | Попытка | count
-- column: date_key | Дата | date
-- column: label | Отметка | text
-- column: share | Доля от максимума, % | share
-- column: scale | Шкала | text
-- column: teacher | Преподаватель | text
-- column: grade_words | Прописью | text
-- column: source_id | Номер в источнике | text
-- Versions of withdrawn files come first and are no part of the history. The order of the others is the loader's: by the day of correction, a removal without one last, then by load.
WITH version AS (
    SELECT
        group_key, learner_key, module_key, control_key, competency_key, attempt, date_key, scale_key, label,
        share, bucket, is_passed, teacher_key, grade_words, source_id, org_key, corrected_on, corrected_by,
        correction_reason, load_file_key, line_no,
        0 AS is_removed
    FROM fact_grade
    WHERE group_key = @group_key
        AND learner_key = @learner
        AND module_key = @module
        AND control_key = @control
        AND competency_key = @competency
        AND attempt = @attempt
    UNION ALL
    SELECT
        group_key, learner_key, module_key, control_key, competency_key, attempt, date_key, scale_key, label,
        share, bucket, is_passed, teacher_key, grade_words, source_id, org_key, corrected_on, corrected_by,
        correction_reason, load_file_key, line_no,
        is_removed
    FROM fact_grade_revision
    WHERE group_key = @group_key
        AND learner_key = @learner
        AND module_key = @module
        AND control_key = @control
        AND competency_key = @competency
        AND attempt = @attempt
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
    control.name AS control,
    nullif(competency.competency_code, '') AS competency,
    iif(version.control_key = 1, NULL, version.attempt) AS attempt,
    version.date_key,
    version.label,
    version.share,
    CASE scale.scale_code
        WHEN 'five' THEN 'пятибалльная'
        WHEN 'hundred' THEN 'стобалльная'
        WHEN 'pass_fail' THEN 'зачёт'
        WHEN 'level' THEN 'по уровням'
        ELSE scale.scale_code
    END AS scale,
    nullif(trim(concat(teacher.last_name, ' ', teacher.first_name, ' ', teacher.middle_name)), '') AS teacher,
    version.grade_words,
    version.source_id
FROM version
INNER JOIN dim_learner AS learner ON learner.learner_key = version.learner_key
LEFT JOIN learner_person AS person ON person.learner_key = learner.learner_key
LEFT JOIN dim_group AS study ON study.group_key = version.group_key
LEFT JOIN dim_module AS module ON module.module_key = version.module_key
LEFT JOIN dim_programme_module AS named ON named.programme_key = study.programme_key AND named.module_key = version.module_key
LEFT JOIN dim_teacher AS teacher ON teacher.teacher_key = version.teacher_key AND version.teacher_key <> 0
INNER JOIN dim_control AS control ON control.control_key = version.control_key
LEFT JOIN dim_competency AS competency ON competency.competency_key = version.competency_key
LEFT JOIN dim_scale AS scale ON scale.scale_key = version.scale_key
LEFT JOIN dim_load_file AS source ON source.load_file_key = version.load_file_key
LEFT JOIN withdrawal AS gone ON gone.withdrawn_file_key = version.load_file_key
WHERE (@scope_organisation IS NULL OR version.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
    AND (@scope_learner IS NULL OR version.learner_key = @scope_learner)
ORDER BY
    iif(gone.withdrawn_file_key IS NULL, 1, 0),
    coalesce(version.corrected_on, iif(version.is_removed = 1, '9999', '')),
    version.is_removed, version.load_file_key, version.line_no;
