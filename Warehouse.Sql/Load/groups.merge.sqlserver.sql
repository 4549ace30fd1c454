-- title: Группы: строки файла в хранилище
-- A blank says nothing: it never wipes what another file said. Of two files the later one holds.

SELECT
    staged.stage_id,
    coalesce(group_new.member_key, staged.group_key) AS group_key,
    coalesce(programme_new.member_key, staged.programme_key) AS programme_key,
    staged.starts_on, staged.ends_on, staged.form, staged.funding,
    coalesce(curator_new.member_key, staged.curator_key) AS curator_key,
    staged.load_file_key, staged.line_no
INTO #stage
FROM stage_groups AS staged
LEFT JOIN load_member AS group_new ON group_new.dimension = 'group' AND group_new.member_no = staged.group_key
LEFT JOIN load_member AS programme_new ON programme_new.dimension = 'programme' AND programme_new.member_no = staged.programme_key
LEFT JOIN load_member AS curator_new ON curator_new.dimension = 'teacher' AND curator_new.member_no = staged.curator_key
WHERE staged.load_id = @load_id;

-- The same row twice in one file.
DELETE FROM #stage
WHERE stage_id IN (
    SELECT stage_id
    FROM (
        SELECT stage_id, row_number() OVER (
            PARTITION BY load_file_key, group_key,
                programme_key, starts_on, ends_on, form, funding, curator_key
            ORDER BY line_no) AS place
        FROM #stage
    ) AS ranked
    WHERE place > 1);

-- One key with different values in one file: none of them is taken.
INSERT INTO load_conflict (load_file_key, line_no)
SELECT DISTINCT load_file_key, line_no
FROM (
    SELECT load_file_key, line_no, count(*) OVER (PARTITION BY load_file_key, group_key) AS versions
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
        SELECT stage_id, row_number() OVER (PARTITION BY group_key ORDER BY load_file_key DESC) AS place
        FROM #stage
    ) AS ranked
    WHERE place > 1);

-- What each row changes: 1 is new, 2 says something else than what stands.
SELECT
    stage.stage_id,
    CASE
        WHEN target.is_inferred = 1 THEN 1
        WHEN stage.programme_key <> 0 AND (target.programme_key IS NULL OR target.programme_key <> stage.programme_key)
            OR stage.starts_on IS NOT NULL AND (target.starts_on IS NULL OR target.starts_on <> stage.starts_on)
            OR stage.ends_on IS NOT NULL AND (target.ends_on IS NULL OR target.ends_on <> stage.ends_on)
            OR stage.form IS NOT NULL AND (target.form IS NULL OR target.form <> stage.form)
            OR stage.funding IS NOT NULL AND (target.funding IS NULL OR target.funding <> stage.funding)
            OR stage.curator_key <> 0 AND (target.curator_key IS NULL OR target.curator_key <> stage.curator_key) THEN 2
        ELSE 0
    END AS change
INTO #change
FROM #stage AS stage
LEFT JOIN dim_group AS target
    ON target.group_key = stage.group_key;

INSERT INTO load_count (load_file_key, loaded, corrected)
SELECT stage.load_file_key, count(iif(change.change = 1, 1, NULL)), count(iif(change.change = 2, 1, NULL))
FROM #stage AS stage
INNER JOIN #change AS change ON change.stage_id = stage.stage_id
GROUP BY stage.load_file_key;

INSERT INTO touched_group (group_key)
SELECT DISTINCT stage.group_key
FROM #stage AS stage
INNER JOIN #change AS change ON change.stage_id = stage.stage_id
WHERE change.change > 0
    AND NOT EXISTS (SELECT 1 FROM touched_group AS touched WHERE touched.group_key = stage.group_key);

UPDATE target
SET programme_key = coalesce(nullif(stage.programme_key, 0), target.programme_key),
    starts_on = coalesce(stage.starts_on, target.starts_on),
    ends_on = coalesce(stage.ends_on, target.ends_on),
    form = coalesce(stage.form, target.form),
    funding = coalesce(stage.funding, target.funding),
    curator_key = coalesce(nullif(stage.curator_key, 0), target.curator_key),
    is_inferred = 0,
    load_file_key = stage.load_file_key,
    line_no = stage.line_no
FROM dim_group AS target
INNER JOIN #stage AS stage
    ON stage.group_key = target.group_key
INNER JOIN #change AS change ON change.stage_id = stage.stage_id
WHERE change.change > 0;

DROP TABLE #change;
DROP TABLE #stage;
