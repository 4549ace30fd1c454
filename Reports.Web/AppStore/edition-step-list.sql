-- title: Шаги редакций по порядку
SELECT
    step.edition_key AS EditionKey,
    step.step_no AS StepNo,
    step.kind AS KindText,
    step.at AS At,
    step.user_name AS UserName,
    step.note AS Note,
    step.document_no AS DocumentNo,
    step.document_date AS DocumentDay,
    step.signer AS Signer
FROM edition_step AS step
WHERE step.edition_key IN (SELECT value FROM json_each(@edition_keys))
ORDER BY step.edition_key, step.step_no;
