-- title: Поощрение
-- grain: редакция строки, от первой к последней
-- parameters: learner, award, date, no, sees_persons
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
-- column: award | Вид поощрения | text
-- column: date_key | Дата | date
-- column: order_no | Номер приказа | text
-- column: order_on | Дата приказа | date
-- column: ground | Основание | text
-- column: level | Уровень | text
-- column: award_title | Название | text
-- column: group_code | Группа | text
-- column: consent | Согласие на публикацию | text
-- Versions of withdrawn files come first and are no part of the history. The order of the others is the loader's: by the day of correction, a removal without one last, then by load.
WITH version AS (
    SELECT
        learner_key, award_key, date_key, order_no, order_date_key, ground, level, title, group_key,
        publication_consent, org_key, corrected_on, corrected_by, correction_reason, load_file_key, line_no,
        0 AS is_removed
    FROM fact_award
    WHERE learner_key = @learner
        AND award_key = @award
        AND date_key = @date
        AND order_no = @no
    UNION ALL
    SELECT
        learner_key, award_key, date_key, order_no, order_date_key, ground, level, title, group_key,
        publication_consent, org_key, corrected_on, corrected_by, correction_reason, load_file_key, line_no,
        is_removed
    FROM fact_award_revision
    WHERE learner_key = @learner
        AND award_key = @award
        AND date_key = @date
        AND order_no = @no
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
    award.award_kind AS award,
    version.date_key,
    nullif(version.order_no, '') AS order_no,
    version.order_date_key AS order_on,
    version.ground,
    version.level,
    version.title AS award_title,
    nullif(study.group_code, '') AS group_code,
    CASE version.publication_consent WHEN 1 THEN 'есть' WHEN 0 THEN 'нет' END AS consent
FROM version
INNER JOIN dim_learner AS learner ON learner.learner_key = version.learner_key
LEFT JOIN learner_person AS person ON person.learner_key = learner.learner_key
LEFT JOIN dim_group AS study ON study.group_key = version.group_key
INNER JOIN dim_award AS award ON award.award_key = version.award_key
LEFT JOIN dim_load_file AS source ON source.load_file_key = version.load_file_key
LEFT JOIN withdrawal AS gone ON gone.withdrawn_file_key = version.load_file_key
WHERE (@scope_organisation IS NULL OR version.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR EXISTS (
        SELECT 1 FROM fact_enrolment AS enrolment
        INNER JOIN dim_group AS own ON own.group_key = enrolment.group_key
        WHERE enrolment.learner_key = version.learner_key AND own.group_key IN ({> Parts/scope-groups})
            AND coalesce(version.group_key, (SELECT max(known.group_key) FROM version AS known)) IN (0, own.group_key)))
    AND (@scope_learner IS NULL OR version.learner_key = @scope_learner)
ORDER BY
    iif(gone.withdrawn_file_key IS NULL, 1, 0),
    coalesce(version.corrected_on, iif(version.is_removed = 1, '9999', '')),
    version.is_removed, version.load_file_key, version.line_no;
