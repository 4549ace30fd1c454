-- title: {title}: история спорных ключей заново
-- The history of a key is the set of versions that the feeds ever gave, ordered by corrected_on (none is first), then by
-- load; a removal without a date is last. The last one is the fact, the others its revisions: so that files in any order
-- give the same. Keys that nobody contests, nearly all, go straight into the fact.

-- The rows of this load; codes that it brought are members by now.
SELECT
    staged.stage_id,
    {members: coalesce($column_new.member_key, staged.$column) AS $column},
    {others: staged.$column},
    staged.is_removed
INTO #stage
FROM stage_{name} AS staged
{members: LEFT JOIN load_member AS $column_new ON $column_new.dimension = '$dimension' AND $column_new.member_no = staged.$column;}
WHERE staged.load_id = @load_id;

-- Contested: told more than once, taken out, or known to the warehouse.
SELECT {key}
INTO #contested
FROM #stage
GROUP BY {key}
HAVING count(*) > 1 OR max(is_removed) = 1
UNION
SELECT {key: stage.$column}
FROM #stage AS stage
INNER JOIN {table} AS fact
    ON
        {key: fact.$column = stage.$column; AND}
UNION
SELECT {key: stage.$column}
FROM #stage AS stage
INNER JOIN {table}_revision AS revision
    ON
        {key: revision.$column = stage.$column; AND}
UNION
-- Keys of what this load withdraws get the history that they have without those files.
SELECT {key: fact.$column}
FROM {table} AS fact
INNER JOIN load_withdrawn AS withdrawn ON withdrawn.load_file_key = fact.load_file_key
UNION
SELECT {key: revision.$column}
FROM {table}_revision AS revision
INNER JOIN load_withdrawn AS withdrawn ON withdrawn.load_file_key = revision.load_file_key;

INSERT INTO {table} (
    {columns})
SELECT
    {columns}
FROM #stage AS stage
WHERE NOT EXISTS (
    SELECT 1
    FROM #contested AS contested
    WHERE
        {key: contested.$column = stage.$column; AND});

INSERT INTO load_count (load_file_key, loaded)
SELECT stage.load_file_key, count(*)
FROM #stage AS stage
WHERE NOT EXISTS (
    SELECT 1
    FROM #contested AS contested
    WHERE
        {key: contested.$column = stage.$column; AND})
GROUP BY stage.load_file_key;

-- Every version of the contested keys, with a digest of what it says: nothing is a sign of its own.
SELECT
    version.*,
    coalesce(corrected_on, iif(is_removed = 1, '9999', '')) AS moment,
    hashbytes('SHA2_256', concat(
        {compared: coalesce(cast(version.$column AS NVARCHAR(max)), nchar(30)), nchar(31)},
        version.is_removed)) AS content
INTO #version
FROM (
    SELECT
        stage.stage_id, 1 AS is_staged, 0 AS is_current,
        {columns: stage.$column},
        stage.is_removed
    FROM #stage AS stage
    INNER JOIN #contested AS contested
        ON
            {key: contested.$column = stage.$column; AND}
    UNION ALL
    SELECT
        0, 0, 1,
        {columns: fact.$column},
        0
    FROM {table} AS fact
    INNER JOIN #contested AS contested
        ON
            {key: contested.$column = fact.$column; AND}
    UNION ALL
    SELECT
        0, 0, 0,
        {columns: revision.$column},
        revision.is_removed
    FROM {table}_revision AS revision
    INNER JOIN #contested AS contested
        ON
            {key: contested.$column = revision.$column; AND}
) AS version;

-- The same row twice in one file.
DELETE FROM #version
WHERE is_staged = 1
    AND stage_id IN (
        SELECT stage_id
        FROM (
            SELECT stage_id, row_number() OVER (
                PARTITION BY load_file_key, {key}, content
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
        PARTITION BY load_file_key, {key}, moment) AS versions
    FROM #version
    WHERE is_staged = 1 AND is_removed = 0
) AS counted
WHERE versions > 1;

-- Of a row that gives several records only the contradicting ones.
DELETE FROM #version
WHERE is_staged = 1
    AND stage_id IN (
        SELECT stage_id
        FROM (
            SELECT stage_id, count(*) OVER (
                PARTITION BY load_file_key, {key}, moment) AS versions
            FROM #version
            WHERE is_staged = 1 AND is_removed = 0
        ) AS counted
        WHERE versions > 1);

-- What stands as it is needs no history.
DELETE version
FROM #version AS version
INNER JOIN #version AS standing
    ON
        {key: standing.$column = version.$column; AND}
        AND standing.content = version.content
WHERE version.is_staged = 1 AND version.is_removed = 0 AND standing.is_current = 1;

DELETE contested
FROM #contested AS contested
WHERE NOT EXISTS (
    SELECT 1
    FROM #version AS version
    WHERE
        {key: version.$column = contested.$column; AND}
        AND (version.is_staged = 1 OR version.load_file_key IN (SELECT load_file_key FROM load_withdrawn)));

DELETE version
FROM #version AS version
WHERE NOT EXISTS (
    SELECT 1
    FROM #contested AS contested
    WHERE
        {key: contested.$column = version.$column; AND});

SELECT compared.*, row_number() OVER (
    PARTITION BY {key}
    ORDER BY moment DESC, is_removed DESC, load_file_key DESC, line_no DESC) AS from_last
INTO #history
FROM (
    SELECT version.*, lag(content) OVER (
        PARTITION BY {key}
        ORDER BY moment, is_removed, load_file_key, line_no) AS content_before
    FROM #version AS version
    WHERE version.load_file_key NOT IN (SELECT withdrawn_file_key FROM withdrawal)
) AS compared
WHERE content_before IS NULL OR content_before <> content OR is_staged = 0;

INSERT INTO load_count (load_file_key, loaded, corrected)
SELECT load_file_key, count(iif(content_before IS NULL, 1, NULL)), count(iif(content_before IS NOT NULL, 1, NULL))
FROM #history
WHERE is_staged = 1
GROUP BY load_file_key;

-- Groups of this load's rows and of every version of the contested keys: also those that a row has left.
INSERT INTO touched_group (group_key)
SELECT DISTINCT study.group_key
FROM (
    SELECT {refreshes}
    FROM #stage
    UNION
    SELECT {refreshes}
    FROM #version
) AS version
INNER JOIN dim_group AS study
    ON
        {refreshes: study.$column = version.$column; OR}
WHERE NOT EXISTS (SELECT 1 FROM touched_group AS touched WHERE touched.group_key = study.group_key);

DELETE fact
FROM {table} AS fact
INNER JOIN #contested AS contested
    ON
        {key: contested.$column = fact.$column; AND};

DELETE revision
FROM {table}_revision AS revision
INNER JOIN #contested AS contested
    ON
        {key: contested.$column = revision.$column; AND};

INSERT INTO {table} (
    {columns})
SELECT
    {columns}
FROM #history
WHERE from_last = 1 AND is_removed = 0;

INSERT INTO {table}_revision (
    {columns},
    is_removed)
SELECT
    {columns},
    is_removed
FROM #history
WHERE from_last > 1 OR is_removed = 1;

-- Versions of withdrawn files stand beside the history and are no part of it.
INSERT INTO {table}_revision (
    {columns},
    is_removed)
SELECT
    {columns},
    is_removed
FROM #version
WHERE load_file_key IN (SELECT withdrawn_file_key FROM withdrawal);

DROP TABLE #history;
DROP TABLE #version;
DROP TABLE #contested;
DROP TABLE #stage;
