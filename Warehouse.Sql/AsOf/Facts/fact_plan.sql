-- title: План, как было известно на момент
INSERT INTO fact_plan (
    programme_key, group_key, module_key, competency_key, valid_from, planned_share, planned_learners, org_key,
    corrected_on, corrected_by, correction_reason, load_file_key, line_no)
SELECT
    fact.programme_key, fact.group_key, fact.module_key, fact.competency_key, fact.valid_from, fact.planned_share,
    fact.planned_learners, fact.org_key, fact.corrected_on, fact.corrected_by, fact.correction_reason,
    fact.load_file_key, fact.line_no
FROM dbo.fact_plan AS fact
WHERE fact.load_file_key IN (SELECT load_file_key FROM dbo.dim_load_file WHERE state = 'loaded' AND finished_at <= @known)
    AND NOT EXISTS (
        SELECT 1
        FROM dbo.fact_plan_revision AS revision
        WHERE revision.programme_key = fact.programme_key
            AND revision.group_key = fact.group_key
            AND revision.module_key = fact.module_key
            AND revision.competency_key = fact.competency_key
            AND revision.valid_from = fact.valid_from)
UNION ALL
-- Keys with a history: of the versions known by then, the last one.
SELECT
    programme_key, group_key, module_key, competency_key, valid_from, planned_share, planned_learners, org_key,
    corrected_on, corrected_by, correction_reason, load_file_key, line_no
FROM (
    SELECT version.*, row_number() OVER (
        PARTITION BY programme_key, group_key, module_key, competency_key, valid_from
        ORDER BY coalesce(corrected_on, iif(is_removed = 1, '9999', '')) DESC, is_removed DESC, load_file_key DESC, line_no DESC) AS version_no
    FROM (
        SELECT
            fact.programme_key, fact.group_key, fact.module_key, fact.competency_key, fact.valid_from,
            fact.planned_share, fact.planned_learners, fact.org_key, fact.corrected_on, fact.corrected_by,
            fact.correction_reason, fact.load_file_key, fact.line_no, 0 AS is_removed
        FROM dbo.fact_plan AS fact
        WHERE EXISTS (
            SELECT 1
            FROM dbo.fact_plan_revision AS revision
            WHERE revision.programme_key = fact.programme_key
                AND revision.group_key = fact.group_key
                AND revision.module_key = fact.module_key
                AND revision.competency_key = fact.competency_key
                AND revision.valid_from = fact.valid_from)
        UNION ALL
        SELECT
            programme_key, group_key, module_key, competency_key, valid_from, planned_share, planned_learners,
            org_key, corrected_on, corrected_by, correction_reason, load_file_key, line_no, is_removed
        FROM dbo.fact_plan_revision
    ) AS version
    WHERE load_file_key IN (SELECT load_file_key FROM dbo.dim_load_file WHERE state = 'loaded' AND finished_at <= @known)
) AS ranked
WHERE version_no = 1 AND is_removed = 0;
