-- title: {title}: что из строк файла годится
-- The same row twice in one file.
DELETE FROM stage_{feed} WHERE rowid IN (
    SELECT stage_id
    FROM (
        SELECT rowid AS stage_id, row_number() OVER (
            PARTITION BY load_file_key,
                {columns}
            ORDER BY line_no) AS place
        FROM stage_{feed}
    ) AS ranked
    WHERE place > 1);

-- One key with different values in one file: none of them is taken.
INSERT OR IGNORE INTO load_conflict (load_file_key, line_no)
SELECT load_file_key, line_no
FROM (
    SELECT load_file_key, line_no, count(*) OVER (PARTITION BY load_file_key, {key}) AS versions
    FROM stage_{feed}
) AS counted
WHERE versions > 1;

-- Of a row that gives several records only the contradicting ones.
DELETE FROM stage_{feed} WHERE rowid IN (
    SELECT stage_id
    FROM (
        SELECT rowid AS stage_id, count(*) OVER (PARTITION BY load_file_key, {key}) AS versions
        FROM stage_{feed}
    ) AS counted
    WHERE versions > 1);
