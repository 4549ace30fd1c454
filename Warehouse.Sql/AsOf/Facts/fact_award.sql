-- title: Поощрения, как было известно на момент
INSERT INTO fact_award (
    learner_key, award_key, date_key, order_no, order_date_key, ground, level, title, group_key, publication_consent,
    org_key, corrected_on, corrected_by, correction_reason, load_file_key, line_no)
SELECT
    fact.learner_key, fact.award_key, fact.date_key, fact.order_no, fact.order_date_key, fact.ground, fact.level,
    fact.title, fact.group_key, fact.publication_consent, fact.org_key, fact.corrected_on, fact.corrected_by,
    fact.correction_reason, fact.load_file_key, fact.line_no
FROM dbo.fact_award AS fact
WHERE fact.load_file_key IN (SELECT load_file_key FROM dbo.dim_load_file WHERE state = 'loaded' AND finished_at <= @known)
    AND NOT EXISTS (
        SELECT 1
        FROM dbo.fact_award_revision AS revision
        WHERE revision.learner_key = fact.learner_key
            AND revision.award_key = fact.award_key
            AND revision.date_key = fact.date_key
            AND revision.order_no = fact.order_no)
UNION ALL
-- Keys with a history: of the versions known by then, the last one.
SELECT
    learner_key, award_key, date_key, order_no, order_date_key, ground, level, title, group_key, publication_consent,
    org_key, corrected_on, corrected_by, correction_reason, load_file_key, line_no
FROM (
    SELECT version.*, row_number() OVER (
        PARTITION BY learner_key, award_key, date_key, order_no
        ORDER BY coalesce(corrected_on, iif(is_removed = 1, '9999', '')) DESC, is_removed DESC, load_file_key DESC, line_no DESC) AS version_no
    FROM (
        SELECT
            fact.learner_key, fact.award_key, fact.date_key, fact.order_no, fact.order_date_key, fact.ground,
            fact.level, fact.title, fact.group_key, fact.publication_consent, fact.org_key, fact.corrected_on,
            fact.corrected_by, fact.correction_reason, fact.load_file_key, fact.line_no, 0 AS is_removed
        FROM dbo.fact_award AS fact
        WHERE EXISTS (
            SELECT 1
            FROM dbo.fact_award_revision AS revision
            WHERE revision.learner_key = fact.learner_key
                AND revision.award_key = fact.award_key
                AND revision.date_key = fact.date_key
                AND revision.order_no = fact.order_no)
        UNION ALL
        SELECT
            learner_key, award_key, date_key, order_no, order_date_key, ground, level, title, group_key,
            publication_consent, org_key, corrected_on, corrected_by, correction_reason, load_file_key, line_no,
            is_removed
        FROM dbo.fact_award_revision
    ) AS version
    WHERE load_file_key IN (SELECT load_file_key FROM dbo.dim_load_file WHERE state = 'loaded' AND finished_at <= @known)
) AS ranked
WHERE version_no = 1 AND is_removed = 0;
