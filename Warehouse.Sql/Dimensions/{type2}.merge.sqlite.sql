-- title: {title}: строки файла в хранилище
-- A version with valid_from is a dated one. Without it the first is true of all days before; a later one that says
-- something else is true from the day of its load; one that only adds what was blank adds to the last such version.
{> Dimensions/{feed}.rows}

CREATE TEMP TABLE undated_{feed} AS
SELECT
    stage.{member},
    before.valid_from AS valid_before,
    {attributes: coalesce(stage.$column, before.$column) AS $column},
    iif(
        {attributes: stage.$column <> before.$column; OR}, 1, 0) AS contradicts,
    iif(
        {attributes: stage.$column IS NOT NULL AND before.$column IS NULL; OR}, 1, 0) AS adds,
    stage.load_file_key,
    stage.line_no
FROM stage_{feed} AS stage
LEFT JOIN {table}_history AS before
    ON before.{member} = stage.{member}
    AND before.valid_from = (
        SELECT max(undated.valid_from)
        FROM {table}_history AS undated
        WHERE undated.{member} = stage.{member} AND undated.is_dated = 0)
WHERE stage.valid_from IS NULL
    AND stage.rowid = (
        SELECT max(last.rowid) FROM stage_{feed} AS last WHERE last.{member} = stage.{member} AND last.valid_from IS NULL);

CREATE TEMP TABLE changed_{feed} AS
SELECT stage.{member}, stage.load_file_key, stage.line_no
FROM stage_{feed} AS stage
LEFT JOIN {table}_history AS version ON version.{member} = stage.{member} AND version.valid_from = stage.valid_from
WHERE stage.valid_from IS NOT NULL
    AND (version.{member} IS NULL OR
        {attributes: version.$column IS NOT stage.$column; OR})
UNION
SELECT {member}, load_file_key, line_no FROM undated_{feed} WHERE valid_before IS NULL OR contradicts = 1 OR adds = 1;

{>? Dimensions/{feed}.changed}

INSERT INTO load_count (load_file_key, loaded, corrected)
SELECT changed.load_file_key, count(iif(target.is_inferred = 1, 1, NULL)), count(iif(target.is_inferred = 0, 1, NULL))
FROM changed_{feed} AS changed
INNER JOIN {table} AS target ON target.{member} = changed.{member}
GROUP BY changed.load_file_key;

DELETE FROM {table}_history
WHERE ({member}, valid_from) IN (SELECT {member}, valid_from FROM stage_{feed} WHERE valid_from IS NOT NULL);

INSERT OR REPLACE INTO {table}_history (
    {member}, valid_from, valid_to, is_dated,
    {attributes},
    load_file_key, line_no)
SELECT
    {member}, valid_from, 99991231, 1,
    {attributes},
    load_file_key, line_no
FROM stage_{feed}
WHERE valid_from IS NOT NULL
ORDER BY load_file_key;

INSERT OR REPLACE INTO {table}_history (
    {member}, valid_from, valid_to, is_dated,
    {attributes},
    load_file_key, line_no)
SELECT
    {member}, CASE WHEN valid_before IS NULL THEN 0 WHEN contradicts = 1 THEN @load_day ELSE valid_before END, 99991231, 0,
    {attributes},
    load_file_key, line_no
FROM undated_{feed}
WHERE valid_before IS NULL OR contradicts = 1 OR adds = 1;

-- What this load withdraws: versions of those files go, and the member is what the others say.
INSERT INTO changed_{feed}
SELECT DISTINCT version.{member}, 0, 0
FROM load_withdrawn AS withdrawn
CROSS JOIN {table}_history AS version
WHERE version.load_file_key = withdrawn.load_file_key;

DELETE FROM {table}_history WHERE load_file_key IN (SELECT load_file_key FROM load_withdrawn);

-- The first version without a day is true of all days before.
UPDATE {table}_history AS version
SET valid_from = 0
WHERE version.is_dated = 0
    AND version.{member} IN (SELECT {member} FROM changed_{feed} WHERE load_file_key = 0)
    AND version.valid_from = (
        SELECT min(undated.valid_from)
        FROM {table}_history AS undated
        WHERE undated.{member} = version.{member} AND undated.is_dated = 0);

-- Of every member of this load, told or withdrawn: a version that was told again was written anew, open at its end.
UPDATE {table}_history AS version
SET valid_to = coalesce((
    SELECT min(next.valid_from)
    FROM {table}_history AS next
    WHERE next.{member} = version.{member} AND next.valid_from > version.valid_from), 99991231)
WHERE version.{member} IN (SELECT {member} FROM stage_{feed} UNION SELECT {member} FROM changed_{feed} WHERE load_file_key = 0);

-- A withdrawn member of which nobody else tells is inferred again.
UPDATE {table}
SET
    {attributes: $column = NULL},
    is_inferred = 1,
    load_file_key = 0,
    line_no = 0
WHERE {member} IN (SELECT {member} FROM changed_{feed} WHERE load_file_key = 0);

UPDATE {table} AS target
SET
    {attributes: $column = version.$column},
    is_inferred = 0,
    load_file_key = version.load_file_key,
    line_no = version.line_no
FROM {table}_history AS version
WHERE version.{member} = target.{member}
    AND version.valid_to = 99991231
    AND target.{member} IN (SELECT {member} FROM changed_{feed});

{>? Dimensions/{feed}.merged}

DROP TABLE undated_{feed};
DROP TABLE changed_{feed};
DELETE FROM stage_{feed};
