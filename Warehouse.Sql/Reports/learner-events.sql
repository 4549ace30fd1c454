-- title: Поощрения и документы слушателя
-- grain: поощрение или документ
-- parameters: learner, group, from, to
-- column: kind | Что | key
-- column: kind_key | Ключ вида | key
-- column: date_key | Дата | date
-- column: name | Поощрение, документ | text
-- column: number | Номер | text
-- column: detail | Подробности | text
SELECT kind, kind_key, date_key, name, number, detail
FROM (
    SELECT
        'award' AS kind, fact.award_key AS kind_key, fact.date_key, award.award_kind AS name,
        fact.order_no AS number, coalesce(fact.title, fact.ground, fact.level, '') AS detail,
        fact.learner_key, fact.org_key, fact.group_key
    FROM fact_award AS fact
    INNER JOIN dim_award AS award ON award.award_key = fact.award_key
    WHERE fact.learner_key = @learner
    UNION ALL
    SELECT
        'document', fact.document_key, fact.issued_date_key, document.document_kind,
        fact.registration_no, trim(concat(fact.blank_series, ' ', fact.blank_no)),
        fact.learner_key, fact.org_key, fact.group_key
    FROM fact_document AS fact
    INNER JOIN dim_document AS document ON document.document_key = fact.document_key
    WHERE fact.learner_key = @learner
) AS event
WHERE date_key BETWEEN @from AND @to
    AND (@group IS NULL OR group_key = @group)
    AND (@scope_organisation IS NULL OR org_key = @scope_organisation)
    AND (@scope_learner IS NULL OR learner_key = @scope_learner)
    AND (@scope_groups IS NULL OR EXISTS (
        SELECT 1 FROM fact_enrolment AS enrolment
        INNER JOIN dim_group AS study ON study.group_key = enrolment.group_key
        WHERE enrolment.learner_key = event.learner_key AND study.group_key IN ({> Parts/scope-groups})
            AND event.group_key IN (0, study.group_key)))
ORDER BY date_key, name, number;
