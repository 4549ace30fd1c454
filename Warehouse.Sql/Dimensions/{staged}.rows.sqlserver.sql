-- title: {title}: что из строк загрузки годится
-- The rows of this load; codes that it brought are members by now. A folded name is cut to what an index takes.
SELECT
    staged.stage_id,
    {members: coalesce($column_new.member_key, staged.$column) AS $column},
    {others: staged.$column},
    {long_texts: left(staged.$column, 850) AS $column},
    staged.load_file_key, staged.line_no
INTO #stage
FROM stage_{feed} AS staged
{members: LEFT JOIN load_member AS $column_new ON $column_new.dimension = '$dimension' AND $column_new.member_no = staged.$column;}
WHERE staged.load_id = @load_id;

-- The same row twice in one file.
DELETE FROM #stage
WHERE stage_id IN (
    SELECT stage_id
    FROM (
        SELECT stage_id, row_number() OVER (
            PARTITION BY load_file_key,
                {columns}
            ORDER BY line_no) AS place
        FROM #stage
    ) AS ranked
    WHERE place > 1);

-- One key with different values in one file: none of them is taken.
INSERT INTO load_conflict (load_file_key, line_no)
SELECT DISTINCT load_file_key, line_no
FROM (
    SELECT load_file_key, line_no, count(*) OVER (PARTITION BY load_file_key, {key}) AS versions
    FROM #stage
) AS counted
WHERE versions > 1;

-- Of a row that gives several records only the contradicting ones.
DELETE FROM #stage
WHERE stage_id IN (
    SELECT stage_id
    FROM (
        SELECT stage_id, count(*) OVER (PARTITION BY load_file_key, {key}) AS versions
        FROM #stage
    ) AS counted
    WHERE versions > 1);
