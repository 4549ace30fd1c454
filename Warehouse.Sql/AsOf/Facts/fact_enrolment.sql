-- title: Зачисления, как было известно на момент
INSERT INTO fact_enrolment (
    group_key, learner_key, enrolled_date_key, started_date_key, completed_date_key, left_date_key, enrolment_order,
    leaving_order, outcome, referral, dormitory, org_key, corrected_on, corrected_by, correction_reason,
    load_file_key, line_no)
SELECT
    fact.group_key, fact.learner_key, fact.enrolled_date_key, fact.started_date_key, fact.completed_date_key,
    fact.left_date_key, fact.enrolment_order, fact.leaving_order, fact.outcome, fact.referral, fact.dormitory,
    fact.org_key, fact.corrected_on, fact.corrected_by, fact.correction_reason, fact.load_file_key, fact.line_no
FROM dbo.fact_enrolment AS fact
WHERE fact.load_file_key IN (SELECT load_file_key FROM dbo.dim_load_file WHERE state = 'loaded' AND finished_at <= @known)
    AND NOT EXISTS (
        SELECT 1
        FROM dbo.fact_enrolment_revision AS revision
        WHERE revision.group_key = fact.group_key
            AND revision.learner_key = fact.learner_key)
UNION ALL
-- Keys with a history: of the versions known by then, the last one.
SELECT
    group_key, learner_key, enrolled_date_key, started_date_key, completed_date_key, left_date_key, enrolment_order,
    leaving_order, outcome, referral, dormitory, org_key, corrected_on, corrected_by, correction_reason,
    load_file_key, line_no
FROM (
    SELECT version.*, row_number() OVER (
        PARTITION BY group_key, learner_key
        ORDER BY coalesce(corrected_on, iif(is_removed = 1, '9999', '')) DESC, is_removed DESC, load_file_key DESC, line_no DESC) AS version_no
    FROM (
        SELECT
            fact.group_key, fact.learner_key, fact.enrolled_date_key, fact.started_date_key, fact.completed_date_key,
            fact.left_date_key, fact.enrolment_order, fact.leaving_order, fact.outcome, fact.referral, fact.dormitory,
            fact.org_key, fact.corrected_on, fact.corrected_by, fact.correction_reason, fact.load_file_key,
            fact.line_no, 0 AS is_removed
        FROM dbo.fact_enrolment AS fact
        WHERE EXISTS (
            SELECT 1
            FROM dbo.fact_enrolment_revision AS revision
            WHERE revision.group_key = fact.group_key
                AND revision.learner_key = fact.learner_key)
        UNION ALL
        SELECT
            group_key, learner_key, enrolled_date_key, started_date_key, completed_date_key, left_date_key,
            enrolment_order, leaving_order, outcome, referral, dormitory, org_key, corrected_on, corrected_by,
            correction_reason, load_file_key, line_no, is_removed
        FROM dbo.fact_enrolment_revision
    ) AS version
    WHERE load_file_key IN (SELECT load_file_key FROM dbo.dim_load_file WHERE state = 'loaded' AND finished_at <= @known)
) AS ranked
WHERE version_no = 1 AND is_removed = 0;
