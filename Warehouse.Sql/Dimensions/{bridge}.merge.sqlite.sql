-- title: {title}: строки файла в хранилище
-- A blank says nothing: it never wipes what another file said. Of two files the later one holds.
{> Dimensions/{feed}.rows}

-- Of several files of one batch the last holds.
DELETE FROM stage_{feed} WHERE rowid IN (
    SELECT stage_id
    FROM (
        SELECT rowid AS stage_id, row_number() OVER (PARTITION BY {key} ORDER BY load_file_key DESC) AS place
        FROM stage_{feed}
    ) AS ranked
    WHERE place > 1);

INSERT INTO load_count (load_file_key, loaded, corrected)
SELECT
    stage.load_file_key,
    count(iif(target.load_file_key IS NULL, 1, NULL)),
    count(iif(target.load_file_key IS NOT NULL AND (
        {values: target.$column IS NOT coalesce(stage.$column, target.$column); OR}), 1, NULL))
FROM stage_{feed} AS stage
LEFT JOIN {table} AS target ON {key: target.$column = stage.$column; AND}
GROUP BY stage.load_file_key;

{>? Dimensions/{feed}.touched}

UPDATE {table} AS target
SET
    {values: $column = coalesce(stage.$column, target.$column)},
    load_file_key = stage.load_file_key,
    line_no = stage.line_no
FROM stage_{feed} AS stage
WHERE {key: target.$column = stage.$column; AND}
    AND (
        {values: target.$column IS NOT coalesce(stage.$column, target.$column); OR});

INSERT INTO {table} (
    {key},
    {references},
    {measures},
    load_file_key, line_no)
SELECT
    {key},
    {references: coalesce($column, 0)},
    {measures},
    load_file_key, line_no
FROM stage_{feed} AS stage
WHERE NOT EXISTS (SELECT 1 FROM {table} AS target WHERE {key: target.$column = stage.$column; AND});

DELETE FROM stage_{feed};
