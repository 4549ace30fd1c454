-- title: Зачисление
-- grain: строка факта, которую изменила загрузка после момента
-- tables: fact_enrolment, mart_enrolment_day, mart_completion
-- feeds: enrolments
-- trace: enrolment
-- keys: group_key, learner_key
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
        min(coalesce(revision.started_date_key, revision.enrolled_date_key)) AS first_day,
        max(coalesce(revision.completed_date_key, revision.left_date_key, 99991231)) AS last_day,
        max(iif(later.load_file_key IS NULL, 1, 0)) AS was_known
    FROM fact_enrolment_revision AS revision
    LEFT JOIN later ON later.load_file_key = revision.load_file_key
    WHERE revision.is_removed = 0
    GROUP BY revision.group_key, revision.learner_key
),
changed AS (
    SELECT
        fact.group_key,
        fact.learner_key,
        coalesce(fact.started_date_key, fact.enrolled_date_key) AS first_day,
        coalesce(fact.completed_date_key, fact.left_date_key, 99991231) AS last_day,
        0 AS is_removed,
        fact.org_key,
        fact.load_file_key,
        fact.line_no,
        fact.corrected_on,
        fact.corrected_by,
        fact.correction_reason
    FROM fact_enrolment AS fact
    WHERE fact.load_file_key IN (SELECT load_file_key FROM later)
    UNION ALL
    SELECT
        gone.group_key,
        gone.learner_key,
        NULL AS first_day,
        NULL AS last_day,
        1 AS is_removed,
        gone.org_key,
        gone.load_file_key,
        gone.line_no,
        gone.corrected_on,
        gone.corrected_by,
        gone.correction_reason
    FROM fact_enrolment_revision AS gone
    WHERE gone.is_removed = 1
        AND gone.load_file_key IN (SELECT load_file_key FROM later)
        AND NOT EXISTS (
            SELECT 1
            FROM fact_enrolment AS fact
            WHERE fact.group_key = gone.group_key
                AND fact.learner_key = gone.learner_key)
)
SELECT
    study.programme_key,
    changed.group_key,
    changed.learner_key,
    NULL AS teacher_key,
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
    changed.learner_key AS trace_2
FROM changed
INNER JOIN later ON later.load_file_key = changed.load_file_key
LEFT JOIN before
    ON before.group_key = changed.group_key
    AND before.learner_key = changed.learner_key
LEFT JOIN dim_group AS study ON study.group_key = changed.group_key
LEFT JOIN dim_learner AS learner ON learner.learner_key = changed.learner_key
WHERE (@organisation IS NULL OR changed.org_key = @organisation)
    AND (@scope_organisation IS NULL OR changed.org_key = @scope_organisation)
    AND (@scope_curator IS NULL OR study.curator_key = @scope_curator)
    AND (@scope_learner IS NULL OR changed.learner_key = @scope_learner)
ORDER BY later.load_file_key, changed.line_no;
