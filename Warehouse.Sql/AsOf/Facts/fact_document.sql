-- title: Выданные документы, как было известно на момент
INSERT INTO fact_document (
    document_key, registration_no, issued_date_key, learner_key, group_key, blank_series, blank_no, delivery,
    sent_date_key, receipt_no, status, original_registration_no, org_key, corrected_on, corrected_by,
    correction_reason, load_file_key, line_no)
SELECT
    fact.document_key, fact.registration_no, fact.issued_date_key, fact.learner_key, fact.group_key,
    fact.blank_series, fact.blank_no, fact.delivery, fact.sent_date_key, fact.receipt_no, fact.status,
    fact.original_registration_no, fact.org_key, fact.corrected_on, fact.corrected_by, fact.correction_reason,
    fact.load_file_key, fact.line_no
FROM dbo.fact_document AS fact
WHERE fact.load_file_key IN (SELECT load_file_key FROM dbo.dim_load_file WHERE state = 'loaded' AND finished_at <= @known)
    AND NOT EXISTS (
        SELECT 1
        FROM dbo.fact_document_revision AS revision
        WHERE revision.document_key = fact.document_key
            AND revision.registration_no = fact.registration_no)
UNION ALL
-- Keys with a history: of the versions known by then, the last one.
SELECT
    document_key, registration_no, issued_date_key, learner_key, group_key, blank_series, blank_no, delivery,
    sent_date_key, receipt_no, status, original_registration_no, org_key, corrected_on, corrected_by,
    correction_reason, load_file_key, line_no
FROM (
    SELECT version.*, row_number() OVER (
        PARTITION BY document_key, registration_no
        ORDER BY coalesce(corrected_on, iif(is_removed = 1, '9999', '')) DESC, is_removed DESC, load_file_key DESC, line_no DESC) AS version_no
    FROM (
        SELECT
            fact.document_key, fact.registration_no, fact.issued_date_key, fact.learner_key, fact.group_key,
            fact.blank_series, fact.blank_no, fact.delivery, fact.sent_date_key, fact.receipt_no, fact.status,
            fact.original_registration_no, fact.org_key, fact.corrected_on, fact.corrected_by, fact.correction_reason,
            fact.load_file_key, fact.line_no, 0 AS is_removed
        FROM dbo.fact_document AS fact
        WHERE EXISTS (
            SELECT 1
            FROM dbo.fact_document_revision AS revision
            WHERE revision.document_key = fact.document_key
                AND revision.registration_no = fact.registration_no)
        UNION ALL
        SELECT
            document_key, registration_no, issued_date_key, learner_key, group_key, blank_series, blank_no, delivery,
            sent_date_key, receipt_no, status, original_registration_no, org_key, corrected_on, corrected_by,
            correction_reason, load_file_key, line_no, is_removed
        FROM dbo.fact_document_revision
    ) AS version
    WHERE load_file_key IN (SELECT load_file_key FROM dbo.dim_load_file WHERE state = 'loaded' AND finished_at <= @known)
) AS ranked
WHERE version_no = 1 AND is_removed = 0;
