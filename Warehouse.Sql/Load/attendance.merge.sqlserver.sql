-- title: Посещаемость: история спорных ключей заново
-- The history of a key is the set of versions that the feeds ever gave, ordered by corrected_on (none is first), then by
-- load; a removal without a date is last. The last one is the fact, the others its revisions: so that files in any order
-- give the same. Keys that nobody contests, nearly all, go straight into the fact.

-- The rows of this load; codes that it brought are members by now.
SELECT
    staged.stage_id,
    coalesce(group_new.member_key, staged.group_key) AS group_key,
    staged.date_key,
    coalesce(module_new.member_key, staged.module_key) AS module_key,
    staged.lesson_no,
    coalesce(learner_new.member_key, staged.learner_key) AS learner_key,
    staged.mark_key, staged.attended, staged.scheduled,
    coalesce(teacher_new.member_key, staged.teacher_key) AS teacher_key,
    coalesce(org_new.member_key, staged.org_key) AS org_key,
    staged.corrected_on, staged.corrected_by, staged.correction_reason, staged.load_file_key, staged.line_no,
    staged.is_removed
INTO #stage
FROM stage_attendance AS staged
LEFT JOIN load_member AS group_new ON group_new.dimension = 'group' AND group_new.member_no = staged.group_key
LEFT JOIN load_member AS module_new ON module_new.dimension = 'module' AND module_new.member_no = staged.module_key
LEFT JOIN load_member AS learner_new ON learner_new.dimension = 'learner' AND learner_new.member_no = staged.learner_key
LEFT JOIN load_member AS teacher_new ON teacher_new.dimension = 'teacher' AND teacher_new.member_no = staged.teacher_key
LEFT JOIN load_member AS org_new ON org_new.dimension = 'organisation' AND org_new.member_no = staged.org_key
WHERE staged.load_id = @load_id;

INSERT INTO touched_group (group_key)
SELECT DISTINCT stage.group_key
FROM #stage AS stage
WHERE stage.group_key IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM touched_group AS touched WHERE touched.group_key = stage.group_key);

-- Contested: told more than once, taken out, or known to the warehouse.
SELECT group_key, date_key, module_key, lesson_no, learner_key
INTO #contested
FROM #stage
GROUP BY group_key, date_key, module_key, lesson_no, learner_key
HAVING count(*) > 1 OR max(is_removed) = 1
UNION
SELECT stage.group_key, stage.date_key, stage.module_key, stage.lesson_no, stage.learner_key
FROM #stage AS stage
INNER JOIN fact_attendance AS fact
    ON fact.group_key = stage.group_key
    AND fact.date_key = stage.date_key
    AND fact.module_key = stage.module_key
    AND fact.lesson_no = stage.lesson_no
    AND fact.learner_key = stage.learner_key
UNION
SELECT stage.group_key, stage.date_key, stage.module_key, stage.lesson_no, stage.learner_key
FROM #stage AS stage
INNER JOIN fact_attendance_revision AS revision
    ON revision.group_key = stage.group_key
    AND revision.date_key = stage.date_key
    AND revision.module_key = stage.module_key
    AND revision.lesson_no = stage.lesson_no
    AND revision.learner_key = stage.learner_key;

INSERT INTO fact_attendance (
    group_key, date_key, module_key, lesson_no, learner_key, mark_key, attended, scheduled, teacher_key, org_key,
    corrected_on, corrected_by, correction_reason, load_file_key, line_no)
SELECT
    group_key, date_key, module_key, lesson_no, learner_key, mark_key, attended, scheduled, teacher_key, org_key,
    corrected_on, corrected_by, correction_reason, load_file_key, line_no
FROM #stage AS stage
WHERE NOT EXISTS (
    SELECT 1
    FROM #contested AS contested
    WHERE contested.group_key = stage.group_key
        AND contested.date_key = stage.date_key
        AND contested.module_key = stage.module_key
        AND contested.lesson_no = stage.lesson_no
        AND contested.learner_key = stage.learner_key);

INSERT INTO load_count (load_file_key, loaded)
SELECT stage.load_file_key, count(*)
FROM #stage AS stage
WHERE NOT EXISTS (
    SELECT 1
    FROM #contested AS contested
    WHERE contested.group_key = stage.group_key
        AND contested.date_key = stage.date_key
        AND contested.module_key = stage.module_key
        AND contested.lesson_no = stage.lesson_no
        AND contested.learner_key = stage.learner_key)
GROUP BY stage.load_file_key;

-- Every version of the contested keys, with a digest of what it says: nothing is a sign of its own.
SELECT
    version.*,
    coalesce(corrected_on, iif(is_removed = 1, '9999', '')) AS moment,
    hashbytes('SHA2_256', concat(
        coalesce(cast(version.mark_key AS NVARCHAR(max)), nchar(30)), nchar(31),
        coalesce(cast(version.attended AS NVARCHAR(max)), nchar(30)), nchar(31),
        coalesce(cast(version.scheduled AS NVARCHAR(max)), nchar(30)), nchar(31),
        coalesce(cast(version.teacher_key AS NVARCHAR(max)), nchar(30)), nchar(31),
        coalesce(cast(version.corrected_on AS NVARCHAR(max)), nchar(30)), nchar(31),
        coalesce(cast(version.corrected_by AS NVARCHAR(max)), nchar(30)), nchar(31),
        coalesce(cast(version.correction_reason AS NVARCHAR(max)), nchar(30)), nchar(31),
        version.is_removed)) AS content
INTO #version
FROM (
    SELECT
        stage.stage_id, 1 AS is_staged, 0 AS is_current,
        stage.group_key, stage.date_key, stage.module_key, stage.lesson_no, stage.learner_key, stage.mark_key,
        stage.attended, stage.scheduled, stage.teacher_key, stage.org_key, stage.corrected_on, stage.corrected_by,
        stage.correction_reason, stage.load_file_key, stage.line_no, stage.is_removed
    FROM #stage AS stage
    INNER JOIN #contested AS contested
        ON contested.group_key = stage.group_key
        AND contested.date_key = stage.date_key
        AND contested.module_key = stage.module_key
        AND contested.lesson_no = stage.lesson_no
        AND contested.learner_key = stage.learner_key
    UNION ALL
    SELECT
        0, 0, 1,
        fact.group_key, fact.date_key, fact.module_key, fact.lesson_no, fact.learner_key, fact.mark_key,
        fact.attended, fact.scheduled, fact.teacher_key, fact.org_key, fact.corrected_on, fact.corrected_by,
        fact.correction_reason, fact.load_file_key, fact.line_no, 0
    FROM fact_attendance AS fact
    INNER JOIN #contested AS contested
        ON contested.group_key = fact.group_key
        AND contested.date_key = fact.date_key
        AND contested.module_key = fact.module_key
        AND contested.lesson_no = fact.lesson_no
        AND contested.learner_key = fact.learner_key
    UNION ALL
    SELECT
        0, 0, 0,
        revision.group_key, revision.date_key, revision.module_key, revision.lesson_no, revision.learner_key,
        revision.mark_key, revision.attended, revision.scheduled, revision.teacher_key, revision.org_key,
        revision.corrected_on, revision.corrected_by, revision.correction_reason, revision.load_file_key,
        revision.line_no, revision.is_removed
    FROM fact_attendance_revision AS revision
    INNER JOIN #contested AS contested
        ON contested.group_key = revision.group_key
        AND contested.date_key = revision.date_key
        AND contested.module_key = revision.module_key
        AND contested.lesson_no = revision.lesson_no
        AND contested.learner_key = revision.learner_key
) AS version;

-- The same row twice in one file.
DELETE FROM #version
WHERE is_staged = 1
    AND stage_id IN (
        SELECT stage_id
        FROM (
            SELECT stage_id, row_number() OVER (
                PARTITION BY load_file_key, group_key, date_key, module_key, lesson_no, learner_key, content
                ORDER BY line_no) AS place
            FROM #version
            WHERE is_staged = 1
        ) AS ranked
        WHERE place > 1);

-- One key with different values in one file, and nothing that says which is later: none of them is taken.
INSERT INTO load_conflict (load_file_key, line_no)
SELECT DISTINCT load_file_key, line_no
FROM (
    SELECT load_file_key, line_no, count(*) OVER (
        PARTITION BY load_file_key, group_key, date_key, module_key, lesson_no, learner_key, moment) AS versions
    FROM #version
    WHERE is_staged = 1 AND is_removed = 0
) AS counted
WHERE versions > 1;

DELETE version
FROM #version AS version
INNER JOIN load_conflict AS conflict
    ON conflict.load_file_key = version.load_file_key AND conflict.line_no = version.line_no
WHERE version.is_staged = 1 AND version.is_removed = 0;

-- What stands as it is needs no history.
DELETE version
FROM #version AS version
INNER JOIN #version AS standing
    ON standing.group_key = version.group_key
    AND standing.date_key = version.date_key
    AND standing.module_key = version.module_key
    AND standing.lesson_no = version.lesson_no
    AND standing.learner_key = version.learner_key
    AND standing.content = version.content
WHERE version.is_staged = 1 AND version.is_removed = 0 AND standing.is_current = 1;

DELETE contested
FROM #contested AS contested
WHERE NOT EXISTS (
    SELECT 1
    FROM #version AS version
    WHERE version.group_key = contested.group_key
        AND version.date_key = contested.date_key
        AND version.module_key = contested.module_key
        AND version.lesson_no = contested.lesson_no
        AND version.learner_key = contested.learner_key
        AND version.is_staged = 1);

DELETE version
FROM #version AS version
WHERE NOT EXISTS (
    SELECT 1
    FROM #contested AS contested
    WHERE contested.group_key = version.group_key
        AND contested.date_key = version.date_key
        AND contested.module_key = version.module_key
        AND contested.lesson_no = version.lesson_no
        AND contested.learner_key = version.learner_key);

SELECT compared.*, row_number() OVER (
    PARTITION BY group_key, date_key, module_key, lesson_no, learner_key
    ORDER BY moment DESC, is_removed DESC, load_file_key DESC, line_no DESC) AS from_last
INTO #history
FROM (
    SELECT version.*, lag(content) OVER (
        PARTITION BY group_key, date_key, module_key, lesson_no, learner_key
        ORDER BY moment, is_removed, load_file_key, line_no) AS content_before
    FROM #version AS version
) AS compared
WHERE content_before IS NULL OR content_before <> content;

INSERT INTO load_count (load_file_key, loaded, corrected)
SELECT load_file_key, count(iif(content_before IS NULL, 1, NULL)), count(iif(content_before IS NOT NULL, 1, NULL))
FROM #history
WHERE is_staged = 1
GROUP BY load_file_key;

DELETE fact
FROM fact_attendance AS fact
INNER JOIN #contested AS contested
    ON contested.group_key = fact.group_key
    AND contested.date_key = fact.date_key
    AND contested.module_key = fact.module_key
    AND contested.lesson_no = fact.lesson_no
    AND contested.learner_key = fact.learner_key;

DELETE revision
FROM fact_attendance_revision AS revision
INNER JOIN #contested AS contested
    ON contested.group_key = revision.group_key
    AND contested.date_key = revision.date_key
    AND contested.module_key = revision.module_key
    AND contested.lesson_no = revision.lesson_no
    AND contested.learner_key = revision.learner_key;

INSERT INTO fact_attendance (
    group_key, date_key, module_key, lesson_no, learner_key, mark_key, attended, scheduled, teacher_key, org_key,
    corrected_on, corrected_by, correction_reason, load_file_key, line_no)
SELECT
    group_key, date_key, module_key, lesson_no, learner_key, mark_key, attended, scheduled, teacher_key, org_key,
    corrected_on, corrected_by, correction_reason, load_file_key, line_no
FROM #history
WHERE from_last = 1 AND is_removed = 0;

INSERT INTO fact_attendance_revision (
    group_key, date_key, module_key, lesson_no, learner_key, mark_key, attended, scheduled, teacher_key, org_key,
    corrected_on, corrected_by, correction_reason, load_file_key, line_no, is_removed)
SELECT
    group_key, date_key, module_key, lesson_no, learner_key, mark_key, attended, scheduled, teacher_key, org_key,
    corrected_on, corrected_by, correction_reason, load_file_key, line_no, is_removed
FROM #history
WHERE from_last > 1 OR is_removed = 1;

DROP TABLE #history;
DROP TABLE #version;
DROP TABLE #contested;
DROP TABLE #stage;
