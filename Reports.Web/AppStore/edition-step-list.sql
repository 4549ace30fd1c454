-- title: Шаги редакций по порядку; одной по ключу, всех набора за год или всех набора
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
FROM app.edition AS edition
INNER JOIN app.edition_step AS step ON step.edition_key = edition.edition_key
WHERE (@edition_key IS NULL OR edition.edition_key = @edition_key)
    AND (@indicator_set IS NULL OR edition.indicator_set = @indicator_set)
    AND (@organisation IS NULL OR edition.organisation = @organisation)
    AND (@year IS NULL OR edition.year = @year)
ORDER BY step.edition_key, step.step_no;
