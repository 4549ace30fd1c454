-- title: Документ
-- grain: редакция строки, от первой к последней
-- parameters: document, no, sees_persons
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
-- column: document | Вид документа | text
-- column: registration_no | Регистрационный номер | text
-- column: issued_on | Выдан | date
-- column: blank_series | Серия бланка | text
-- column: blank_no | Номер бланка | text
-- column: delivery | Способ выдачи | text
-- column: sent_on | Отправлен | date
-- column: receipt_no | Номер отправления | text
-- column: status | Статус | text
-- column: original_no | Номер оригинала | text
-- Versions of withdrawn files come first and are no part of the history. The order of the others is the loader's: by the day of correction, a removal without one last, then by load.
WITH version AS (
    SELECT
        document_key, registration_no, issued_date_key, learner_key, group_key, blank_series, blank_no, delivery,
        sent_date_key, receipt_no, status, original_registration_no, org_key, corrected_on, corrected_by,
        correction_reason, load_file_key, line_no,
        0 AS is_removed
    FROM fact_document
    WHERE document_key = @document
        AND registration_no = @no
    UNION ALL
    SELECT
        document_key, registration_no, issued_date_key, learner_key, group_key, blank_series, blank_no, delivery,
        sent_date_key, receipt_no, status, original_registration_no, org_key, corrected_on, corrected_by,
        correction_reason, load_file_key, line_no,
        is_removed
    FROM fact_document_revision
    WHERE document_key = @document
        AND registration_no = @no
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
    document.document_kind AS document,
    version.registration_no,
    version.issued_date_key AS issued_on,
    version.blank_series,
    version.blank_no,
    version.delivery,
    version.sent_date_key AS sent_on,
    version.receipt_no,
    version.status,
    version.original_registration_no AS original_no
FROM version
LEFT JOIN dim_learner AS learner ON learner.learner_key = version.learner_key
LEFT JOIN learner_person AS person ON person.learner_key = learner.learner_key
LEFT JOIN dim_group AS study ON study.group_key = version.group_key
INNER JOIN dim_document AS document ON document.document_key = version.document_key
LEFT JOIN dim_load_file AS source ON source.load_file_key = version.load_file_key
LEFT JOIN withdrawal AS gone ON gone.withdrawn_file_key = version.load_file_key
WHERE (@scope_organisation IS NULL OR version.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
    AND (@scope_learner IS NULL OR version.learner_key = @scope_learner)
ORDER BY
    iif(gone.withdrawn_file_key IS NULL, 1, 0),
    coalesce(version.corrected_on, iif(version.is_removed = 1, '9999', '')),
    version.is_removed, version.load_file_key, version.line_no;
