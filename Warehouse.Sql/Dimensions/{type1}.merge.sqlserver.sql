-- title: {title}: строки файла в хранилище
-- A blank says nothing: it never wipes what another file said. Of two files the later one holds.
{> Dimensions/{feed}.rows}

-- Of several files of one batch the last holds.
DELETE FROM #stage
WHERE stage_id IN (
    SELECT stage_id
    FROM (
        SELECT stage_id, row_number() OVER (PARTITION BY {member} ORDER BY load_file_key DESC) AS place
        FROM #stage
    ) AS ranked
    WHERE place > 1);

-- What each row changes: 1 is new, 2 says something else than what stands.
SELECT
    stage.stage_id,
    CASE
        WHEN target.is_inferred = 1 THEN 1
        WHEN
            {attributes: stage.$column IS NOT NULL AND (target.$column IS NULL OR target.$column <> stage.$column); OR} THEN 2
        ELSE 0
    END AS change
INTO #change
FROM #stage AS stage
LEFT JOIN {table} AS target ON target.{member} = stage.{member};

INSERT INTO load_count (load_file_key, loaded, corrected)
SELECT stage.load_file_key, count(iif(change.change = 1, 1, NULL)), count(iif(change.change = 2, 1, NULL))
FROM #stage AS stage
INNER JOIN #change AS change ON change.stage_id = stage.stage_id
GROUP BY stage.load_file_key;

{>? Dimensions/{feed}.touched}

UPDATE target
SET
    {attributes: $column = coalesce(stage.$column, target.$column)},
    is_inferred = 0,
    load_file_key = stage.load_file_key,
    line_no = stage.line_no
FROM {table} AS target
INNER JOIN #stage AS stage ON stage.{member} = target.{member}
INNER JOIN #change AS change ON change.stage_id = stage.stage_id
WHERE change.change > 0;

DROP TABLE #change;
DROP TABLE #stage;
