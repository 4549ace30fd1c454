-- title: {title}: строки, которые меняют то, что истории не имеет
INSERT INTO changed_{feed}
SELECT stage.{member}, stage.load_file_key, stage.line_no
FROM stage_{feed} AS stage
INNER JOIN {table} AS target ON target.{member} = stage.{member}
WHERE
    {overwritten: target.$column IS NOT coalesce(stage.$column, target.$column); OR}
EXCEPT
SELECT {member}, load_file_key, line_no FROM changed_{feed};
