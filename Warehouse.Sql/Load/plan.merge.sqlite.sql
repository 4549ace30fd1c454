-- title: План: история спорных ключей заново
-- The history of a key is the set of versions that the feeds ever gave, ordered by corrected_on (none is first), then by
-- load; a removal without a date is last. The last one is the fact, the others its revisions: so that files in any order
-- give the same. Row-value IN makes the engine go by key from the few contested rows, never over the whole fact.

-- Rows of this file that went in before their key was contested, or whose key was removed.
INSERT OR IGNORE INTO contested_plan SELECT DISTINCT programme_key, group_key, module_key, competency_key, valid_from FROM stage_plan;
INSERT OR IGNORE INTO contested_plan
SELECT removed.programme_key, removed.group_key, removed.module_key, removed.competency_key, removed.valid_from
FROM fact_plan_revision AS removed
CROSS JOIN fact_plan AS fact
WHERE fact.programme_key = removed.programme_key
    AND fact.group_key = removed.group_key
    AND fact.module_key = removed.module_key
    AND fact.competency_key = removed.competency_key
    AND fact.valid_from = removed.valid_from
    AND removed.is_removed = 1
    AND fact.load_file_key >= @load_file_key;

INSERT INTO stage_plan
SELECT fact.*, 0
FROM contested_plan AS contested
CROSS JOIN fact_plan AS fact
WHERE fact.programme_key = contested.programme_key
    AND fact.group_key = contested.group_key
    AND fact.module_key = contested.module_key
    AND fact.competency_key = contested.competency_key
    AND fact.valid_from = contested.valid_from
    AND fact.load_file_key >= @load_file_key;

INSERT INTO load_count (load_file_key, pulled)
SELECT fact.load_file_key, count(*)
FROM contested_plan AS contested
CROSS JOIN fact_plan AS fact
WHERE fact.programme_key = contested.programme_key
    AND fact.group_key = contested.group_key
    AND fact.module_key = contested.module_key
    AND fact.competency_key = contested.competency_key
    AND fact.valid_from = contested.valid_from
    AND fact.load_file_key >= @load_file_key
GROUP BY fact.load_file_key;

DELETE FROM fact_plan
WHERE (programme_key, group_key, module_key, competency_key, valid_from) IN (
        SELECT programme_key, group_key, module_key, competency_key, valid_from FROM contested_plan)
    AND load_file_key >= @load_file_key;

-- The same row twice in one file.
DELETE FROM stage_plan WHERE rowid IN (
    SELECT stage_id
    FROM (
        SELECT rowid AS stage_id, row_number() OVER (
            PARTITION BY load_file_key, programme_key, group_key, module_key, competency_key, valid_from,
                planned_share, planned_learners, corrected_on, corrected_by, correction_reason, is_removed
            ORDER BY line_no) AS place
        FROM stage_plan
    ) AS ranked
    WHERE place > 1);

-- One key with different values in one file, and nothing that says which is later: none of them is taken.
INSERT OR IGNORE INTO load_conflict (load_file_key, line_no)
SELECT load_file_key, line_no
FROM (
    SELECT load_file_key, line_no, count(*) OVER (PARTITION BY load_file_key, programme_key, group_key, module_key, competency_key, valid_from, corrected_on) AS versions
    FROM stage_plan
    WHERE is_removed = 0
) AS counted
WHERE versions > 1;

DELETE FROM stage_plan WHERE is_removed = 0 AND (load_file_key, line_no) IN (SELECT load_file_key, line_no FROM load_conflict);

-- What stands as it is needs no history.
DELETE FROM stage_plan
WHERE is_removed = 0
    AND EXISTS (
        SELECT 1
        FROM fact_plan AS fact
        WHERE fact.programme_key = stage_plan.programme_key
            AND fact.group_key = stage_plan.group_key
            AND fact.module_key = stage_plan.module_key
            AND fact.competency_key = stage_plan.competency_key
            AND fact.valid_from = stage_plan.valid_from
            AND fact.planned_share IS stage_plan.planned_share
            AND fact.planned_learners IS stage_plan.planned_learners
            AND fact.corrected_on IS stage_plan.corrected_on
            AND fact.corrected_by IS stage_plan.corrected_by
            AND fact.correction_reason IS stage_plan.correction_reason);

DELETE FROM contested_plan;
INSERT INTO contested_plan SELECT DISTINCT programme_key, group_key, module_key, competency_key, valid_from FROM stage_plan;

INSERT INTO stage_plan
SELECT fact.*, 0
FROM contested_plan AS contested
CROSS JOIN fact_plan AS fact
WHERE fact.programme_key = contested.programme_key
    AND fact.group_key = contested.group_key
    AND fact.module_key = contested.module_key
    AND fact.competency_key = contested.competency_key
    AND fact.valid_from = contested.valid_from;

INSERT INTO stage_plan
SELECT revision.*
FROM contested_plan AS contested
CROSS JOIN fact_plan_revision AS revision
WHERE revision.programme_key = contested.programme_key
    AND revision.group_key = contested.group_key
    AND revision.module_key = contested.module_key
    AND revision.competency_key = contested.competency_key
    AND revision.valid_from = contested.valid_from;

-- Nothing is a sign of its own: concat_ws passes over empty texts.
CREATE TEMP TABLE version_plan AS
SELECT *, row_number() OVER (
    PARTITION BY programme_key, group_key, module_key, competency_key, valid_from ORDER BY moment DESC, is_removed DESC, load_file_key DESC, line_no DESC) AS from_last
FROM (
    SELECT *, lag(content) OVER (
        PARTITION BY programme_key, group_key, module_key, competency_key, valid_from ORDER BY moment, is_removed, load_file_key, line_no) AS content_before
    FROM (
        SELECT *,
            coalesce(corrected_on, iif(is_removed = 1, '9999', '')) AS moment,
            concat_ws(char(31),
            coalesce(planned_share, char(30)), coalesce(planned_learners, char(30)), coalesce(corrected_on, char(30)),
            coalesce(corrected_by, char(30)), coalesce(correction_reason, char(30)), coalesce(is_removed, char(30))) AS content
        FROM stage_plan
    ) AS timed
) AS compared
WHERE content_before IS NULL OR content_before <> content;

INSERT INTO load_count (load_file_key, loaded, corrected)
SELECT load_file_key, count(iif(content_before IS NULL, 1, NULL)), count(content_before)
FROM version_plan
WHERE load_file_key >= @load_file_key
GROUP BY load_file_key;

INSERT OR IGNORE INTO touched_group
SELECT member.group_key
FROM version_plan AS version
INNER JOIN dim_group AS member ON member.programme_key = version.programme_key;

DELETE FROM fact_plan
WHERE (programme_key, group_key, module_key, competency_key, valid_from) IN (
    SELECT programme_key, group_key, module_key, competency_key, valid_from FROM contested_plan);

DELETE FROM fact_plan_revision
WHERE (programme_key, group_key, module_key, competency_key, valid_from) IN (
    SELECT programme_key, group_key, module_key, competency_key, valid_from FROM contested_plan);

INSERT INTO fact_plan (
    programme_key, group_key, module_key, competency_key, valid_from, planned_share, planned_learners, org_key,
    corrected_on, corrected_by, correction_reason, load_file_key, line_no)
SELECT
    programme_key, group_key, module_key, competency_key, valid_from, planned_share, planned_learners, org_key,
    corrected_on, corrected_by, correction_reason, load_file_key, line_no
FROM version_plan
WHERE from_last = 1 AND is_removed = 0;

INSERT INTO fact_plan_revision (
    programme_key, group_key, module_key, competency_key, valid_from, planned_share, planned_learners, org_key,
    corrected_on, corrected_by, correction_reason, load_file_key, line_no, is_removed)
SELECT
    programme_key, group_key, module_key, competency_key, valid_from, planned_share, planned_learners, org_key,
    corrected_on, corrected_by, correction_reason, load_file_key, line_no, is_removed
FROM version_plan
WHERE from_last > 1 OR is_removed = 1;

DROP TABLE version_plan;
DELETE FROM stage_plan;
DELETE FROM contested_plan;
