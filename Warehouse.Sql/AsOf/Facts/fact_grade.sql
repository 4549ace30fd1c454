-- title: Оценки, как было известно на момент
INSERT INTO fact_grade (
    group_key, learner_key, module_key, control_key, competency_key, attempt, date_key, scale_key, label, share,
    bucket, is_passed, teacher_key, grade_words, source_id, org_key, corrected_on, corrected_by, correction_reason,
    load_file_key, line_no)
SELECT
    fact.group_key, fact.learner_key, fact.module_key, fact.control_key, fact.competency_key, fact.attempt,
    fact.date_key, fact.scale_key, fact.label, fact.share, fact.bucket, fact.is_passed, fact.teacher_key,
    fact.grade_words, fact.source_id, fact.org_key, fact.corrected_on, fact.corrected_by, fact.correction_reason,
    fact.load_file_key, fact.line_no
FROM dbo.fact_grade AS fact
WHERE fact.load_file_key IN (SELECT load_file_key FROM dbo.dim_load_file WHERE state = 'loaded' AND finished_at <= @known)
    AND NOT EXISTS (
        SELECT 1
        FROM dbo.fact_grade_revision AS revision
        WHERE revision.group_key = fact.group_key
            AND revision.learner_key = fact.learner_key
            AND revision.module_key = fact.module_key
            AND revision.control_key = fact.control_key
            AND revision.competency_key = fact.competency_key
            AND revision.attempt = fact.attempt)
UNION ALL
-- Keys with a history: of the versions known by then, the last one.
SELECT
    group_key, learner_key, module_key, control_key, competency_key, attempt, date_key, scale_key, label, share,
    bucket, is_passed, teacher_key, grade_words, source_id, org_key, corrected_on, corrected_by, correction_reason,
    load_file_key, line_no
FROM (
    SELECT version.*, row_number() OVER (
        PARTITION BY group_key, learner_key, module_key, control_key, competency_key, attempt
        ORDER BY coalesce(corrected_on, iif(is_removed = 1, '9999', '')) DESC, is_removed DESC, load_file_key DESC, line_no DESC) AS version_no
    FROM (
        SELECT
            fact.group_key, fact.learner_key, fact.module_key, fact.control_key, fact.competency_key, fact.attempt,
            fact.date_key, fact.scale_key, fact.label, fact.share, fact.bucket, fact.is_passed, fact.teacher_key,
            fact.grade_words, fact.source_id, fact.org_key, fact.corrected_on, fact.corrected_by,
            fact.correction_reason, fact.load_file_key, fact.line_no, 0 AS is_removed
        FROM dbo.fact_grade AS fact
        WHERE EXISTS (
            SELECT 1
            FROM dbo.fact_grade_revision AS revision
            WHERE revision.group_key = fact.group_key
                AND revision.learner_key = fact.learner_key
                AND revision.module_key = fact.module_key
                AND revision.control_key = fact.control_key
                AND revision.competency_key = fact.competency_key
                AND revision.attempt = fact.attempt)
        UNION ALL
        SELECT
            group_key, learner_key, module_key, control_key, competency_key, attempt, date_key, scale_key, label,
            share, bucket, is_passed, teacher_key, grade_words, source_id, org_key, corrected_on, corrected_by,
            correction_reason, load_file_key, line_no, is_removed
        FROM dbo.fact_grade_revision
    ) AS version
    WHERE load_file_key IN (SELECT load_file_key FROM dbo.dim_load_file WHERE state = 'loaded' AND finished_at <= @known)
) AS ranked
WHERE version_no = 1 AND is_removed = 0;
