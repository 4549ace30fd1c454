-- title: Посещаемость, как было известно на момент
INSERT INTO fact_attendance (
    group_key, date_key, module_key, lesson_no, learner_key, mark_key, attended, scheduled, teacher_key, org_key,
    corrected_on, corrected_by, correction_reason, load_file_key, line_no)
SELECT
    fact.group_key, fact.date_key, fact.module_key, fact.lesson_no, fact.learner_key, fact.mark_key, fact.attended,
    fact.scheduled, fact.teacher_key, fact.org_key, fact.corrected_on, fact.corrected_by, fact.correction_reason,
    fact.load_file_key, fact.line_no
FROM dbo.fact_attendance AS fact
WHERE fact.load_file_key IN (SELECT load_file_key FROM dbo.dim_load_file WHERE state = 'loaded' AND finished_at <= @known)
    AND NOT EXISTS (
        SELECT 1
        FROM dbo.fact_attendance_revision AS revision
        WHERE revision.group_key = fact.group_key
            AND revision.date_key = fact.date_key
            AND revision.module_key = fact.module_key
            AND revision.lesson_no = fact.lesson_no
            AND revision.learner_key = fact.learner_key)
UNION ALL
-- Keys with a history: of the versions known by then, the last one.
SELECT
    group_key, date_key, module_key, lesson_no, learner_key, mark_key, attended, scheduled, teacher_key, org_key,
    corrected_on, corrected_by, correction_reason, load_file_key, line_no
FROM (
    SELECT version.*, row_number() OVER (
        PARTITION BY group_key, date_key, module_key, lesson_no, learner_key
        ORDER BY coalesce(corrected_on, iif(is_removed = 1, '9999', '')) DESC, is_removed DESC, load_file_key DESC, line_no DESC) AS version_no
    FROM (
        SELECT
            fact.group_key, fact.date_key, fact.module_key, fact.lesson_no, fact.learner_key, fact.mark_key,
            fact.attended, fact.scheduled, fact.teacher_key, fact.org_key, fact.corrected_on, fact.corrected_by,
            fact.correction_reason, fact.load_file_key, fact.line_no, 0 AS is_removed
        FROM dbo.fact_attendance AS fact
        WHERE EXISTS (
            SELECT 1
            FROM dbo.fact_attendance_revision AS revision
            WHERE revision.group_key = fact.group_key
                AND revision.date_key = fact.date_key
                AND revision.module_key = fact.module_key
                AND revision.lesson_no = fact.lesson_no
                AND revision.learner_key = fact.learner_key)
        UNION ALL
        SELECT
            group_key, date_key, module_key, lesson_no, learner_key, mark_key, attended, scheduled, teacher_key,
            org_key, corrected_on, corrected_by, correction_reason, load_file_key, line_no, is_removed
        FROM dbo.fact_attendance_revision
    ) AS version
    WHERE load_file_key IN (SELECT load_file_key FROM dbo.dim_load_file WHERE state = 'loaded' AND finished_at <= @known)
) AS ranked
WHERE version_no = 1 AND is_removed = 0;
