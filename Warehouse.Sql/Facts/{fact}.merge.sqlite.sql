-- title: {title}: история спорных ключей заново
-- The history of a key is the set of versions that the feeds ever gave, ordered by corrected_on (none is first), then by
-- load; a removal without a date is last. The last one is the fact, the others its revisions: so that files in any order
-- give the same. Row-value IN makes the engine go by key from the few contested rows, never over the whole fact.

-- Rows of this file that went in before their key was contested, or whose key was removed.
INSERT OR IGNORE INTO contested_{name} SELECT DISTINCT {key} FROM stage_{name};
INSERT OR IGNORE INTO contested_{name}
SELECT {key: removed.$column}
FROM {table}_revision AS removed
CROSS JOIN {table} AS fact
WHERE
    {key: fact.$column = removed.$column; AND}
    AND removed.is_removed = 1
    AND fact.load_file_key >= @load_file_key;

INSERT INTO stage_{name} (
    {columns},
    is_removed)
SELECT
    {columns: fact.$column},
    0
FROM contested_{name} AS contested
CROSS JOIN {table} AS fact
WHERE
    {key: fact.$column = contested.$column; AND}
    AND fact.load_file_key >= @load_file_key;

INSERT INTO load_count (load_file_key, pulled)
SELECT fact.load_file_key, count(*)
FROM contested_{name} AS contested
CROSS JOIN {table} AS fact
WHERE
    {key: fact.$column = contested.$column; AND}
    AND fact.load_file_key >= @load_file_key
GROUP BY fact.load_file_key;

DELETE FROM {table}
WHERE ({key}) IN (SELECT {key} FROM contested_{name})
    AND load_file_key >= @load_file_key;

-- The same row twice in one file.
DELETE FROM stage_{name} WHERE rowid IN (
    SELECT stage_id
    FROM (
        SELECT rowid AS stage_id, row_number() OVER (
            PARTITION BY
                load_file_key,
                {key},
                {compared},
                is_removed
            ORDER BY line_no) AS place
        FROM stage_{name}
    ) AS ranked
    WHERE place > 1);

-- One key with different values in one file, and nothing that says which is later: none of them is taken.
INSERT OR IGNORE INTO load_conflict (load_file_key, line_no)
SELECT load_file_key, line_no
FROM (
    SELECT load_file_key, line_no, count(*) OVER (
        PARTITION BY load_file_key, {key}, corrected_on) AS versions
    FROM stage_{name}
    WHERE is_removed = 0
) AS counted
WHERE versions > 1;

-- Of a row that gives several records only the contradicting ones.
DELETE FROM stage_{name} WHERE rowid IN (
    SELECT stage_id
    FROM (
        SELECT rowid AS stage_id, count(*) OVER (
            PARTITION BY load_file_key, {key}, corrected_on) AS versions
        FROM stage_{name}
        WHERE is_removed = 0
    ) AS counted
    WHERE versions > 1);

-- What stands as it is needs no history.
DELETE FROM stage_{name} AS stage
WHERE is_removed = 0
    AND EXISTS (
        SELECT 1
        FROM {table} AS fact
        WHERE
            {key: fact.$column = stage.$column; AND}
            {compared: AND fact.$column IS stage.$column;});

DELETE FROM contested_{name};
INSERT INTO contested_{name} SELECT DISTINCT {key} FROM stage_{name};

-- Keys of what this load withdraws get the history that they have without those files.
INSERT OR IGNORE INTO contested_{name}
SELECT {key: fact.$column}
FROM load_withdrawn AS withdrawn
CROSS JOIN {table} AS fact
WHERE fact.load_file_key = withdrawn.load_file_key;

INSERT OR IGNORE INTO contested_{name}
SELECT {key: revision.$column}
FROM load_withdrawn AS withdrawn
CROSS JOIN {table}_revision AS revision
WHERE revision.load_file_key = withdrawn.load_file_key;

INSERT INTO stage_{name} (
    {columns},
    is_removed)
SELECT
    {columns: fact.$column},
    0
FROM contested_{name} AS contested
CROSS JOIN {table} AS fact
WHERE
    {key: fact.$column = contested.$column; AND};

INSERT INTO stage_{name} (
    {columns},
    is_removed)
SELECT
    {columns: revision.$column},
    revision.is_removed
FROM contested_{name} AS contested
CROSS JOIN {table}_revision AS revision
WHERE
    {key: revision.$column = contested.$column; AND};

-- Nothing is a sign of its own: concat_ws passes over empty texts. A version that stood there stays, also where the one between has been withdrawn.
CREATE TEMP TABLE version_{name} AS
SELECT *, row_number() OVER (
    PARTITION BY {key} ORDER BY moment DESC, is_removed DESC, load_file_key DESC, line_no DESC) AS from_last
FROM (
    SELECT *, lag(content) OVER (
        PARTITION BY {key} ORDER BY moment, is_removed, load_file_key, line_no) AS content_before
    FROM (
        SELECT *,
            coalesce(corrected_on, iif(is_removed = 1, '9999', '')) AS moment,
            concat_ws(char(31),
                {compared: coalesce($column, char(30))},
                coalesce(is_removed, char(30))) AS content
        FROM stage_{name}
        WHERE load_file_key NOT IN (SELECT withdrawn_file_key FROM withdrawal)
    ) AS timed
) AS compared
WHERE content_before IS NULL OR content_before <> content OR load_file_key < @load_file_key;

INSERT INTO load_count (load_file_key, loaded, corrected)
SELECT load_file_key, count(iif(content_before IS NULL, 1, NULL)), count(content_before)
FROM version_{name}
WHERE load_file_key >= @load_file_key
GROUP BY load_file_key;

-- Groups of every version of the contested keys: also those that a row has left.
INSERT OR IGNORE INTO touched_group (group_key)
SELECT study.group_key
FROM (SELECT DISTINCT {refreshes} FROM stage_{name}) AS version
CROSS JOIN dim_group AS study
WHERE
    {refreshes: study.$column = version.$column; OR};

DELETE FROM {table}
WHERE ({key}) IN (SELECT {key} FROM contested_{name});

DELETE FROM {table}_revision
WHERE ({key}) IN (SELECT {key} FROM contested_{name});

INSERT INTO {table} (
    {columns})
SELECT
    {columns}
FROM version_{name}
WHERE from_last = 1 AND is_removed = 0;

INSERT INTO {table}_revision (
    {columns},
    is_removed)
SELECT
    {columns},
    is_removed
FROM version_{name}
WHERE from_last > 1 OR is_removed = 1;

-- Versions of withdrawn files stand beside the history and are no part of it.
INSERT INTO {table}_revision (
    {columns},
    is_removed)
SELECT
    {columns},
    is_removed
FROM stage_{name}
WHERE load_file_key IN (SELECT withdrawn_file_key FROM withdrawal);

DROP TABLE version_{name};
DELETE FROM stage_{name};
DELETE FROM contested_{name};
