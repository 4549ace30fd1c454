-- title: Компетенции модулей: строки файла в хранилище
-- A blank says nothing: it never wipes what another file said. Of two files the later one holds.

SELECT
    staged.stage_id,
    coalesce(programme_new.member_key, staged.programme_key) AS programme_key,
    coalesce(module_new.member_key, staged.module_key) AS module_key,
    coalesce(competency_new.member_key, staged.competency_key) AS competency_key,
    staged.weight, staged.load_file_key, staged.line_no
INTO #stage
FROM stage_module_competencies AS staged
LEFT JOIN load_member AS programme_new ON programme_new.dimension = 'programme' AND programme_new.member_no = staged.programme_key
LEFT JOIN load_member AS module_new ON module_new.dimension = 'module' AND module_new.member_no = staged.module_key
LEFT JOIN load_member AS competency_new ON competency_new.dimension = 'competency' AND competency_new.member_no = staged.competency_key
WHERE staged.load_id = @load_id;

-- The same row twice in one file.
DELETE FROM #stage
WHERE stage_id IN (
    SELECT stage_id
    FROM (
        SELECT stage_id, row_number() OVER (
            PARTITION BY load_file_key, programme_key, module_key, competency_key,
                weight
            ORDER BY line_no) AS place
        FROM #stage
    ) AS ranked
    WHERE place > 1);

-- One key with different values in one file: none of them is taken.
INSERT INTO load_conflict (load_file_key, line_no)
SELECT DISTINCT load_file_key, line_no
FROM (
    SELECT load_file_key, line_no, count(*) OVER (PARTITION BY load_file_key, programme_key, module_key, competency_key) AS versions
    FROM #stage
) AS counted
WHERE versions > 1;

DELETE stage
FROM #stage AS stage
INNER JOIN load_conflict AS conflict
    ON conflict.load_file_key = stage.load_file_key AND conflict.line_no = stage.line_no;

-- Of several files of one batch the last holds.
DELETE FROM #stage
WHERE stage_id IN (
    SELECT stage_id
    FROM (
        SELECT stage_id, row_number() OVER (PARTITION BY programme_key, module_key, competency_key ORDER BY load_file_key DESC) AS place
        FROM #stage
    ) AS ranked
    WHERE place > 1);

-- What each row changes: 1 is new, 2 says something else than what stands.
SELECT
    stage.stage_id,
    CASE
        WHEN target.programme_key IS NULL THEN 1
        WHEN stage.weight IS NOT NULL AND (target.weight IS NULL OR target.weight <> stage.weight) THEN 2
        ELSE 0
    END AS change
INTO #change
FROM #stage AS stage
LEFT JOIN bridge_module_competency AS target
    ON target.programme_key = stage.programme_key
    AND target.module_key = stage.module_key
    AND target.competency_key = stage.competency_key;

INSERT INTO load_count (load_file_key, loaded, corrected)
SELECT stage.load_file_key, count(iif(change.change = 1, 1, NULL)), count(iif(change.change = 2, 1, NULL))
FROM #stage AS stage
INNER JOIN #change AS change ON change.stage_id = stage.stage_id
GROUP BY stage.load_file_key;

INSERT INTO touched_group (group_key)
SELECT DISTINCT member.group_key
FROM #stage AS stage
INNER JOIN #change AS change ON change.stage_id = stage.stage_id
INNER JOIN dim_group AS member ON member.programme_key = stage.programme_key
WHERE change.change > 0
    AND NOT EXISTS (SELECT 1 FROM touched_group AS touched WHERE touched.group_key = member.group_key);

UPDATE target
SET weight = coalesce(stage.weight, target.weight),
    load_file_key = stage.load_file_key,
    line_no = stage.line_no
FROM bridge_module_competency AS target
INNER JOIN #stage AS stage
    ON stage.programme_key = target.programme_key
    AND stage.module_key = target.module_key
    AND stage.competency_key = target.competency_key
INNER JOIN #change AS change ON change.stage_id = stage.stage_id
WHERE change.change > 1;

INSERT INTO bridge_module_competency (
    programme_key, module_key, competency_key, weight, load_file_key, line_no)
SELECT
    stage.programme_key, stage.module_key, stage.competency_key, stage.weight, stage.load_file_key, stage.line_no
FROM #stage AS stage
INNER JOIN #change AS change ON change.stage_id = stage.stage_id
WHERE change.change = 1;

DROP TABLE #change;
DROP TABLE #stage;
