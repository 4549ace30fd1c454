-- title: Оценка
-- grain: строка факта, которую изменила загрузка после момента
-- tables: fact_grade, mart_grade_day, mart_learner_month, mart_outcome, mart_outcome_group
-- feeds: grades
-- trace: grade
-- keys: group_key, learner_key, module_key, control_key, competency_key, attempt
-- parameters: known, organisation
-- Of every key the version that holds now, when a later load brought it; first and last day are of all its versions.
WITH later AS (
    SELECT load_file_key, name, finished_at
    FROM dim_load_file
    WHERE state = 'loaded' AND finished_at > @known
),
before AS (
    SELECT
        revision.group_key,
        revision.learner_key,
        revision.module_key,
        revision.control_key,
        revision.competency_key,
        revision.attempt,
        max(revision.teacher_key) AS teacher_key,
        min(revision.date_key) AS first_day,
        max(revision.date_key) AS last_day,
        max(iif(later.load_file_key IS NULL, 1, 0)) AS was_known
    FROM fact_grade_revision AS revision
    LEFT JOIN later ON later.load_file_key = revision.load_file_key
    WHERE revision.is_removed = 0
    GROUP BY revision.group_key, revision.learner_key, revision.module_key, revision.control_key, revision.competency_key, revision.attempt
),
changed AS (
    SELECT
        fact.group_key,
        fact.learner_key,
        fact.module_key,
        fact.control_key,
        fact.competency_key,
        fact.attempt,
        fact.teacher_key,
        fact.date_key AS first_day,
        fact.date_key AS last_day,
        0 AS is_removed,
        fact.org_key,
        fact.load_file_key,
        fact.line_no,
        fact.corrected_on,
        fact.corrected_by,
        fact.correction_reason
    FROM fact_grade AS fact
    WHERE fact.load_file_key IN (SELECT load_file_key FROM later)
    UNION ALL
    SELECT
        gone.group_key,
        gone.learner_key,
        gone.module_key,
        gone.control_key,
        gone.competency_key,
        gone.attempt,
        gone.teacher_key,
        NULL AS first_day,
        NULL AS last_day,
        1 AS is_removed,
        gone.org_key,
        gone.load_file_key,
        gone.line_no,
        gone.corrected_on,
        gone.corrected_by,
        gone.correction_reason
    FROM fact_grade_revision AS gone
    WHERE gone.is_removed = 1
        AND gone.load_file_key IN (SELECT load_file_key FROM later)
        AND NOT EXISTS (
            SELECT 1
            FROM fact_grade AS fact
            WHERE fact.group_key = gone.group_key
                AND fact.learner_key = gone.learner_key
                AND fact.module_key = gone.module_key
                AND fact.control_key = gone.control_key
                AND fact.competency_key = gone.competency_key
                AND fact.attempt = gone.attempt)
)
SELECT
    study.programme_key,
    changed.group_key,
    changed.learner_key,
    coalesce(changed.teacher_key, before.teacher_key) AS teacher_key,
    iif(changed.first_day IS NULL OR before.first_day < changed.first_day, before.first_day, changed.first_day) AS first_day,
    iif(changed.last_day IS NULL OR before.last_day > changed.last_day, before.last_day, changed.last_day) AS last_day,
    changed.is_removed,
    coalesce(before.was_known, 0) AS was_known,
    later.load_file_key,
    later.name AS file_name,
    later.finished_at,
    changed.line_no,
    changed.corrected_on,
    changed.corrected_by,
    changed.correction_reason,
    concat(coalesce(study.group_code, ''), iif(learner.learner_code IS NULL, '', concat(', ', learner.learner_code))) AS subject,
    changed.group_key AS trace_1,
    changed.learner_key AS trace_2,
    changed.module_key AS trace_3,
    changed.control_key AS trace_4,
    changed.competency_key AS trace_5,
    changed.attempt AS trace_6
FROM changed
INNER JOIN later ON later.load_file_key = changed.load_file_key
LEFT JOIN before
    ON before.group_key = changed.group_key
    AND before.learner_key = changed.learner_key
    AND before.module_key = changed.module_key
    AND before.control_key = changed.control_key
    AND before.competency_key = changed.competency_key
    AND before.attempt = changed.attempt
LEFT JOIN dim_group AS study ON study.group_key = changed.group_key
LEFT JOIN dim_learner AS learner ON learner.learner_key = changed.learner_key
WHERE (@organisation IS NULL OR changed.org_key = @organisation)
    AND (@scope_organisation IS NULL OR changed.org_key = @scope_organisation)
    AND (@scope_curator IS NULL OR study.curator_key = @scope_curator)
    AND (@scope_learner IS NULL OR changed.learner_key = @scope_learner)
ORDER BY later.load_file_key, changed.line_no;
