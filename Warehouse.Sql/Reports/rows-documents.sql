-- title: Документы: строки
-- grain: выданный документ
-- parameters: from, to, organisation, programme, group, learner, what, place_from, place_to, sees_persons
-- column: total_n | Всего строк | key
-- column: learner_key | Ключ слушателя | key
-- column: learner | Слушатель | text
-- column: learner_code | Код | text
-- column: document | Документ | text
-- column: registration_no | Регистрационный номер | text
-- column: issued_on | Выдан | date
-- column: blank | Бланк | text
-- column: status | Статус | text
-- column: group_code | Группа | text
-- column: group_key | Ключ | key
-- column: document_key | Ключ | key
-- what = issued leaves certificates of study and duplicates out, as the count of issued documents does.
SELECT
    picked.total_n,
    picked.learner_key,
    iif(@sees_persons = 1, coalesce(nullif(trim(concat(person.last_name, ' ', person.first_name, ' ', person.middle_name)), ''), learner.learner_code), learner.learner_code) AS learner,
    learner.learner_code,
    document.document_kind AS document,
    picked.registration_no,
    picked.issued_date_key AS issued_on,
    nullif(trim(concat(picked.blank_series, ' ', picked.blank_no)), '') AS blank,
    picked.status,
    study.group_code,
    picked.group_key,
    picked.document_key
FROM (
    SELECT
        fact.*,
        count(*) OVER () AS total_n,
        row_number() OVER (ORDER BY fact.issued_date_key, fact.document_key, fact.registration_no) AS place
    FROM (
{> Parts/document-standing}
    ) AS fact
    INNER JOIN dim_group AS study ON study.group_key = fact.group_key
    WHERE fact.issued_date_key BETWEEN @from AND @to
        AND (coalesce(@what, 'all') <> 'issued' OR fact.is_issued = 1)
        AND (@organisation IS NULL OR fact.org_key = @organisation)
        AND (@programme IS NULL OR study.programme_key = @programme)
        AND (@group IS NULL OR study.group_key = @group)
        AND (@learner IS NULL OR fact.learner_key = @learner)
        AND (@scope_organisation IS NULL OR fact.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
        AND (@scope_learner IS NULL OR fact.learner_key = @scope_learner)
) AS picked
INNER JOIN dim_learner AS learner ON learner.learner_key = picked.learner_key
LEFT JOIN learner_person AS person ON person.learner_key = picked.learner_key
LEFT JOIN dim_group AS study ON study.group_key = picked.group_key
INNER JOIN dim_document AS document ON document.document_key = picked.document_key
WHERE picked.place >= coalesce(@place_from, 1) AND (@place_to IS NULL OR picked.place <= @place_to)
ORDER BY picked.place;
