-- title: {row_title}
-- grain: строка факта, которую изменила загрузка после момента
-- tables: {tables}
-- feeds: {name}
-- trace: {trace}
-- keys: {trace_keys}
-- number: {trace_number}
-- parameters: known, organisation
-- Of every key the version that holds now, when a later load brought it; first and last day are of all its versions.
WITH later AS (
    SELECT load_file_key, name, finished_at
    FROM dim_load_file
    WHERE state = 'loaded' AND finished_at > @known
),
before AS (
    SELECT
        {key: revision.$column},
        {carried: max(revision.$column) AS $column},
        min(coalesce({first_day: revision.$column}, 99991231)) AS first_day,
        max(coalesce({last_day: revision.$column}, 99991231)) AS last_day,
        max(iif(later.load_file_key IS NULL, 1, 0)) AS was_known
    FROM {table}_revision AS revision
    LEFT JOIN later ON later.load_file_key = revision.load_file_key
    WHERE revision.is_removed = 0
    GROUP BY {key: revision.$column}
),
changed AS (
    SELECT
        {key: fact.$column},
        {carried: fact.$column},
        coalesce({first_day: fact.$column}, 99991231) AS first_day,
        coalesce({last_day: fact.$column}, 99991231) AS last_day,
        0 AS is_removed,
        fact.org_key,
        fact.load_file_key,
        fact.line_no,
        fact.corrected_on,
        fact.corrected_by,
        fact.correction_reason
    FROM {table} AS fact
    WHERE fact.load_file_key IN (SELECT load_file_key FROM later)
    UNION ALL
    SELECT
        {key: gone.$column},
        {carried: gone.$column},
        NULL AS first_day,
        NULL AS last_day,
        1 AS is_removed,
        gone.org_key,
        gone.load_file_key,
        gone.line_no,
        gone.corrected_on,
        gone.corrected_by,
        gone.correction_reason
    FROM {table}_revision AS gone
    WHERE gone.is_removed = 1
        AND gone.load_file_key IN (SELECT load_file_key FROM later)
        AND NOT EXISTS (
            SELECT 1
            FROM {table} AS fact
            WHERE
                {key: fact.$column = gone.$column; AND})
)
SELECT
    study.programme_key,
    coalesce(changed.group_key, before.group_key) AS group_key,
    coalesce(changed.learner_key, before.learner_key) AS learner_key,
    {teacher: coalesce(changed.$column, before.$column) AS $column},
    {no_teacher: NULL AS $column},
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
    concat(coalesce(study.group_code, ''), iif(learner.learner_code IS NULL, '', concat(', ', learner.learner_code))) AS subject
    {trace_keys: , changed.$column AS trace_$place;}
    {trace_number: , changed.$column AS trace_no;}
FROM changed
INNER JOIN later ON later.load_file_key = changed.load_file_key
LEFT JOIN before
    ON
        {key: before.$column = changed.$column; AND}
LEFT JOIN dim_group AS study ON study.group_key = coalesce(changed.group_key, before.group_key)
LEFT JOIN dim_learner AS learner ON learner.learner_key = coalesce(changed.learner_key, before.learner_key)
WHERE (@organisation IS NULL OR changed.org_key = @organisation)
    AND (@scope_organisation IS NULL OR changed.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
    AND (@scope_learner IS NULL OR coalesce(changed.learner_key, before.learner_key) = @scope_learner)
ORDER BY later.load_file_key, changed.line_no;
