-- title: {title}: строки файла в хранилище
-- A blank says nothing: it never wipes what another file said. Of two files the later one holds.
{> Dimensions/{feed}.rows}

-- Of several files of one batch the last holds.
DELETE FROM stage_{feed} WHERE rowid IN (
    SELECT stage_id
    FROM (
        SELECT rowid AS stage_id, row_number() OVER (PARTITION BY {member} ORDER BY load_file_key DESC) AS place
        FROM stage_{feed}
    ) AS ranked
    WHERE place > 1);

INSERT INTO load_count (load_file_key, loaded, corrected)
SELECT
    stage.load_file_key,
    count(iif(target.is_inferred = 1, 1, NULL)),
    count(iif(target.is_inferred = 0 AND (
        {attributes: target.$column IS NOT coalesce(stage.$column, target.$column); OR}), 1, NULL))
FROM stage_{feed} AS stage
CROSS JOIN {table} AS target
WHERE target.{member} = stage.{member}
GROUP BY stage.load_file_key;

{>? Dimensions/{feed}.touched}

UPDATE {table} AS target
SET
    {attributes: $column = coalesce(stage.$column, target.$column)},
    is_inferred = 0,
    load_file_key = stage.load_file_key,
    line_no = stage.line_no
FROM stage_{feed} AS stage
WHERE target.{member} = stage.{member}
    AND (target.is_inferred = 1 OR
        {attributes: target.$column IS NOT coalesce(stage.$column, target.$column); OR});

DELETE FROM stage_{feed};
