-- title: {title}: строки файла в хранилище
-- A version with valid_from is a dated one. Without it the first is true of all days before; a later one that says
-- something else is true from the day of its load; one that only adds what was blank adds to the last such version.
{> Dimensions/{feed}.rows}

SELECT
    stage.{member},
    earlier.valid_from AS valid_before,
    {attributes: coalesce(stage.$column, earlier.$column) AS $column},
    iif(
        {attributes: stage.$column <> earlier.$column; OR}, 1, 0) AS contradicts,
    iif(
        {attributes: stage.$column IS NOT NULL AND earlier.$column IS NULL; OR}, 1, 0) AS adds,
    stage.load_file_key,
    stage.line_no
INTO #undated
FROM #stage AS stage
LEFT JOIN {table}_history AS earlier
    ON earlier.{member} = stage.{member}
    AND earlier.valid_from = (
        SELECT max(undated.valid_from)
        FROM {table}_history AS undated
        WHERE undated.{member} = stage.{member} AND undated.is_dated = 0)
WHERE stage.valid_from IS NULL
    AND stage.stage_id = (
        SELECT max(last.stage_id) FROM #stage AS last WHERE last.{member} = stage.{member} AND last.valid_from IS NULL);

SELECT {member}, load_file_key, line_no
INTO #changed
FROM #undated
WHERE valid_before IS NULL OR contradicts = 1 OR adds = 1
UNION
SELECT stage.{member}, stage.load_file_key, stage.line_no
FROM #stage AS stage
LEFT JOIN {table}_history AS version ON version.{member} = stage.{member} AND version.valid_from = stage.valid_from
WHERE stage.valid_from IS NOT NULL
    AND (version.{member} IS NULL
        OR EXISTS (
            SELECT
                {attributes: version.$column}
            EXCEPT
            SELECT
                {attributes: stage.$column}));

{>? Dimensions/{feed}.changed}

INSERT INTO load_count (load_file_key, loaded, corrected)
SELECT changed.load_file_key, count(iif(target.is_inferred = 1, 1, NULL)), count(iif(target.is_inferred = 0, 1, NULL))
FROM #changed AS changed
INNER JOIN {table} AS target ON target.{member} = changed.{member}
GROUP BY changed.load_file_key;

DELETE version
FROM {table}_history AS version
WHERE EXISTS (SELECT 1 FROM #stage AS stage WHERE stage.{member} = version.{member} AND stage.valid_from = version.valid_from);

-- Of several files of one batch the last holds.
INSERT INTO {table}_history (
    {member}, valid_from, valid_to, is_dated,
    {attributes},
    load_file_key, line_no)
SELECT
    {member}, valid_from, 99991231, 1,
    {attributes},
    load_file_key, line_no
FROM (
    SELECT stage.*, row_number() OVER (PARTITION BY {member}, valid_from ORDER BY load_file_key DESC, line_no DESC) AS place
    FROM #stage AS stage
    WHERE valid_from IS NOT NULL
) AS ranked
WHERE place = 1;

-- The versions that what came without a day makes, or writes anew.
SELECT undated.*, CASE WHEN valid_before IS NULL THEN 0 WHEN contradicts = 1 THEN @load_day ELSE valid_before END AS valid_from
INTO #open
FROM #undated AS undated
WHERE valid_before IS NULL OR contradicts = 1 OR adds = 1;

DELETE version
FROM {table}_history AS version
WHERE EXISTS (SELECT 1 FROM #open AS opened WHERE opened.{member} = version.{member} AND opened.valid_from = version.valid_from);

INSERT INTO {table}_history (
    {member}, valid_from, valid_to, is_dated,
    {attributes},
    load_file_key, line_no)
SELECT
    {member}, valid_from, 99991231, 0,
    {attributes},
    load_file_key, line_no
FROM #open;

-- What this load withdraws: versions of those files go, and the member is what the others say.
INSERT INTO #changed ({member}, load_file_key, line_no)
SELECT DISTINCT version.{member}, 0, 0
FROM load_withdrawn AS withdrawn
INNER JOIN {table}_history AS version ON version.load_file_key = withdrawn.load_file_key;

DELETE version
FROM {table}_history AS version
INNER JOIN load_withdrawn AS withdrawn ON withdrawn.load_file_key = version.load_file_key;

-- The first version without a day is true of all days before.
UPDATE version
SET valid_from = 0
FROM {table}_history AS version
WHERE version.is_dated = 0
    AND version.{member} IN (SELECT {member} FROM #changed WHERE load_file_key = 0)
    AND version.valid_from = (
        SELECT min(undated.valid_from)
        FROM {table}_history AS undated
        WHERE undated.{member} = version.{member} AND undated.is_dated = 0);

-- Of every member of this load, told or withdrawn: a version that was told again was written anew, open at its end.
UPDATE version
SET valid_to = coalesce((
    SELECT min(later.valid_from)
    FROM {table}_history AS later
    WHERE later.{member} = version.{member} AND later.valid_from > version.valid_from), 99991231)
FROM {table}_history AS version
WHERE version.{member} IN (SELECT {member} FROM #stage UNION SELECT {member} FROM #changed WHERE load_file_key = 0);

-- A withdrawn member of which nobody else tells is inferred again.
UPDATE {table}
SET
    {attributes: $column = NULL},
    is_inferred = 1,
    load_file_key = 0,
    line_no = 0
WHERE {member} IN (SELECT {member} FROM #changed WHERE load_file_key = 0);

UPDATE target
SET
    {attributes: $column = version.$column},
    is_inferred = 0,
    load_file_key = version.load_file_key,
    line_no = version.line_no
FROM {table} AS target
INNER JOIN {table}_history AS version ON version.{member} = target.{member} AND version.valid_to = 99991231
WHERE target.{member} IN (SELECT {member} FROM #changed);

{>? Dimensions/{feed}.merged}

DROP TABLE #open;
DROP TABLE #changed;
DROP TABLE #undated;
DROP TABLE #stage;
