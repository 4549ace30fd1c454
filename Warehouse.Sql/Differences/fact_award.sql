-- title: Поощрение
-- grain: строка факта, которую изменила загрузка после момента
-- tables: fact_award
-- feeds: awards
-- trace: award
-- keys: learner_key, award_key, date_key
-- number: order_no
-- parameters: known, organisation
-- Of every key the version that holds now, when a later load brought it; first and last day are of all its versions.
WITH later AS (
    SELECT load_file_key, name, finished_at
    FROM dim_load_file
    WHERE state = 'loaded' AND finished_at > @known
),
before AS (
    SELECT
        revision.learner_key,
        revision.award_key,
        revision.date_key,
        revision.order_no,
        max(revision.group_key) AS group_key,
        min(revision.date_key) AS first_day,
        max(revision.date_key) AS last_day,
        max(iif(later.load_file_key IS NULL, 1, 0)) AS was_known
    FROM fact_award_revision AS revision
    LEFT JOIN later ON later.load_file_key = revision.load_file_key
    WHERE revision.is_removed = 0
    GROUP BY revision.learner_key, revision.award_key, revision.date_key, revision.order_no
),
changed AS (
    SELECT
        fact.learner_key,
        fact.award_key,
        fact.date_key,
        fact.order_no,
        fact.group_key,
        fact.date_key AS first_day,
        fact.date_key AS last_day,
        0 AS is_removed,
        fact.org_key,
        fact.load_file_key,
        fact.line_no,
        fact.corrected_on,
        fact.corrected_by,
        fact.correction_reason
    FROM fact_award AS fact
    WHERE fact.load_file_key IN (SELECT load_file_key FROM later)
    UNION ALL
    SELECT
        gone.learner_key,
        gone.award_key,
        gone.date_key,
        gone.order_no,
        gone.group_key,
        NULL AS first_day,
        NULL AS last_day,
        1 AS is_removed,
        gone.org_key,
        gone.load_file_key,
        gone.line_no,
        gone.corrected_on,
        gone.corrected_by,
        gone.correction_reason
    FROM fact_award_revision AS gone
    WHERE gone.is_removed = 1
        AND gone.load_file_key IN (SELECT load_file_key FROM later)
        AND NOT EXISTS (
            SELECT 1
            FROM fact_award AS fact
            WHERE fact.learner_key = gone.learner_key
                AND fact.award_key = gone.award_key
                AND fact.date_key = gone.date_key
                AND fact.order_no = gone.order_no)
)
SELECT
    study.programme_key,
    coalesce(changed.group_key, before.group_key) AS group_key,
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
    changed.learner_key AS trace_1,
    changed.award_key AS trace_2,
    changed.date_key AS trace_3,
    changed.order_no AS trace_no
FROM changed
INNER JOIN later ON later.load_file_key = changed.load_file_key
LEFT JOIN before
    ON before.learner_key = changed.learner_key
    AND before.award_key = changed.award_key
    AND before.date_key = changed.date_key
    AND before.order_no = changed.order_no
LEFT JOIN dim_group AS study ON study.group_key = coalesce(changed.group_key, before.group_key)
LEFT JOIN dim_learner AS learner ON learner.learner_key = changed.learner_key
WHERE (@organisation IS NULL OR changed.org_key = @organisation)
    AND (@scope_organisation IS NULL OR changed.org_key = @scope_organisation)
    AND (@scope_curator IS NULL OR study.curator_key = @scope_curator)
    AND (@scope_learner IS NULL OR changed.learner_key = @scope_learner)
ORDER BY later.load_file_key, changed.line_no;
