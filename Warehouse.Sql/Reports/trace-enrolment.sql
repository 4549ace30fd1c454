-- title: Обучение
-- grain: редакция строки, от первой к последней
-- parameters: group_key, learner, sees_persons
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
-- column: enrolled_on | Зачислен | date
-- column: enrolment_order | Приказ о зачислении | text
-- column: started_on | Приступил | date
-- column: completed_on | Завершил | date
-- column: left_on | Отчислен | date
-- column: leaving_order | Приказ об отчислении | text
-- column: outcome | Итог | text
-- column: referral | Направлен | text
-- column: dormitory | Общежитие | text
-- Versions of withdrawn files come first and are no part of the history. The order of the others is the loader's: by the day of correction, a removal without one last, then by load.
WITH version AS (
    SELECT
        group_key, learner_key, enrolled_date_key, started_date_key, completed_date_key, left_date_key,
        enrolment_order, leaving_order, outcome, referral, dormitory, org_key, corrected_on, corrected_by,
        correction_reason, load_file_key, line_no,
        0 AS is_removed
    FROM fact_enrolment
    WHERE group_key = @group_key
        AND learner_key = @learner
    UNION ALL
    SELECT
        group_key, learner_key, enrolled_date_key, started_date_key, completed_date_key, left_date_key,
        enrolment_order, leaving_order, outcome, referral, dormitory, org_key, corrected_on, corrected_by,
        correction_reason, load_file_key, line_no,
        is_removed
    FROM fact_enrolment_revision
    WHERE group_key = @group_key
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
    version.enrolled_date_key AS enrolled_on,
    version.enrolment_order,
    version.started_date_key AS started_on,
    version.completed_date_key AS completed_on,
    version.left_date_key AS left_on,
    version.leaving_order,
    version.outcome,
    version.referral,
    version.dormitory
FROM version
INNER JOIN dim_learner AS learner ON learner.learner_key = version.learner_key
LEFT JOIN learner_person AS person ON person.learner_key = learner.learner_key
LEFT JOIN dim_group AS study ON study.group_key = version.group_key
LEFT JOIN dim_load_file AS source ON source.load_file_key = version.load_file_key
LEFT JOIN withdrawal AS gone ON gone.withdrawn_file_key = version.load_file_key
WHERE (@scope_organisation IS NULL OR version.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
    AND (@scope_learner IS NULL OR version.learner_key = @scope_learner)
ORDER BY
    iif(gone.withdrawn_file_key IS NULL, 1, 0),
    coalesce(version.corrected_on, iif(version.is_removed = 1, '9999', '')),
    version.is_removed, version.load_file_key, version.line_no;
