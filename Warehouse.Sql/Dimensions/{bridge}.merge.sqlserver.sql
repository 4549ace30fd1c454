-- title: {title}: строки файла в хранилище
-- A blank says nothing: it never wipes what another file said. Of two files the later one holds.
{> Dimensions/{feed}.rows}

-- Of several files of one batch the last holds.
DELETE FROM #stage
WHERE stage_id IN (
    SELECT stage_id
    FROM (
        SELECT stage_id, row_number() OVER (PARTITION BY {key} ORDER BY load_file_key DESC) AS place
        FROM #stage
    ) AS ranked
    WHERE place > 1);

-- What each row changes: 1 is new, 2 says something else than what stands.
SELECT
    stage.stage_id,
    CASE
        WHEN target.load_file_key IS NULL THEN 1
        WHEN
            {values: stage.$column IS NOT NULL AND (target.$column IS NULL OR target.$column <> stage.$column); OR} THEN 2
        ELSE 0
    END AS change
INTO #change
FROM #stage AS stage
LEFT JOIN {table} AS target ON {key: target.$column = stage.$column; AND};

INSERT INTO load_count (load_file_key, loaded, corrected)
SELECT stage.load_file_key, count(iif(change.change = 1, 1, NULL)), count(iif(change.change = 2, 1, NULL))
FROM #stage AS stage
INNER JOIN #change AS change ON change.stage_id = stage.stage_id
GROUP BY stage.load_file_key;

{>? Dimensions/{feed}.touched}

UPDATE target
SET
    {values: $column = coalesce(stage.$column, target.$column)},
    load_file_key = stage.load_file_key,
    line_no = stage.line_no
FROM {table} AS target
INNER JOIN #stage AS stage ON {key: stage.$column = target.$column; AND}
INNER JOIN #change AS change ON change.stage_id = stage.stage_id
WHERE change.change > 1;

INSERT INTO {table} (
    {key},
    {references},
    {measures},
    load_file_key, line_no)
SELECT
    {key: stage.$column},
    {references: coalesce(stage.$column, 0)},
    {measures: stage.$column},
    stage.load_file_key, stage.line_no
FROM #stage AS stage
INNER JOIN #change AS change ON change.stage_id = stage.stage_id
WHERE change.change = 1;

DROP TABLE #change;
DROP TABLE #stage;
