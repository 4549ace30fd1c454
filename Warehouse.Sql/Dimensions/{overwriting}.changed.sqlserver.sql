-- title: {title}: строки, которые меняют то, что истории не имеет
INSERT INTO #changed ({member}, load_file_key, line_no)
SELECT stage.{member}, stage.load_file_key, stage.line_no
FROM #stage AS stage
INNER JOIN {table} AS target ON target.{member} = stage.{member}
WHERE
    {overwritten: stage.$column IS NOT NULL AND (target.$column IS NULL OR target.$column <> stage.$column); OR}
EXCEPT
SELECT {member}, load_file_key, line_no FROM #changed;
