-- title: План
-- grain: строка факта, которую изменила загрузка после момента
-- tables: fact_plan, mart_outcome, mart_outcome_group
-- feeds: plan
-- trace: plan
-- keys: programme_key, group_key, module_key, competency_key, valid_from
-- parameters: known, organisation
-- Of every key the version that holds now, when a later load brought it; first and last day are of all its versions.
WITH later AS (
    SELECT load_file_key, name, finished_at
    FROM dim_load_file
    WHERE state = 'loaded' AND finished_at > @known
),
before AS (
    SELECT
        revision.programme_key,
        revision.group_key,
        revision.module_key,
        revision.competency_key,
        revision.valid_from,
        min(revision.valid_from) AS first_day,
        max(99991231) AS last_day,
        max(iif(later.load_file_key IS NULL, 1, 0)) AS was_known
    FROM fact_plan_revision AS revision
    LEFT JOIN later ON later.load_file_key = revision.load_file_key
    WHERE revision.is_removed = 0
    GROUP BY revision.programme_key, revision.group_key, revision.module_key, revision.competency_key, revision.valid_from
),
changed AS (
    SELECT
        fact.programme_key,
        fact.group_key,
        fact.module_key,
        fact.competency_key,
        fact.valid_from,
        fact.valid_from AS first_day,
        99991231 AS last_day,
        0 AS is_removed,
        fact.org_key,
        fact.load_file_key,
        fact.line_no,
        fact.corrected_on,
        fact.corrected_by,
        fact.correction_reason
    FROM fact_plan AS fact
    WHERE fact.load_file_key IN (SELECT load_file_key FROM later)
    UNION ALL
    SELECT
        gone.programme_key,
        gone.group_key,
        gone.module_key,
        gone.competency_key,
        gone.valid_from,
        NULL AS first_day,
        NULL AS last_day,
        1 AS is_removed,
        gone.org_key,
        gone.load_file_key,
        gone.line_no,
        gone.corrected_on,
        gone.corrected_by,
        gone.correction_reason
    FROM fact_plan_revision AS gone
    WHERE gone.is_removed = 1
        AND gone.load_file_key IN (SELECT load_file_key FROM later)
        AND NOT EXISTS (
            SELECT 1
            FROM fact_plan AS fact
            WHERE fact.programme_key = gone.programme_key
                AND fact.group_key = gone.group_key
                AND fact.module_key = gone.module_key
                AND fact.competency_key = gone.competency_key
                AND fact.valid_from = gone.valid_from)
)
SELECT
    changed.programme_key,
    changed.group_key,
    NULL AS learner_key,
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
    concat(coalesce(programme.name, programme.programme_code), iif(changed.group_key = 0, '', concat(', ', study.group_code))) AS subject,
    changed.programme_key AS trace_1,
    changed.group_key AS trace_2,
    changed.module_key AS trace_3,
    changed.competency_key AS trace_4,
    changed.valid_from AS trace_5
FROM changed
INNER JOIN later ON later.load_file_key = changed.load_file_key
LEFT JOIN before
    ON before.programme_key = changed.programme_key
    AND before.group_key = changed.group_key
    AND before.module_key = changed.module_key
    AND before.competency_key = changed.competency_key
    AND before.valid_from = changed.valid_from
LEFT JOIN dim_group AS study ON study.group_key = changed.group_key
LEFT JOIN dim_programme AS programme ON programme.programme_key = changed.programme_key
WHERE (@organisation IS NULL OR changed.org_key = @organisation)
    AND (@scope_organisation IS NULL OR changed.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
    AND @scope_learner IS NULL
ORDER BY later.load_file_key, changed.line_no;
