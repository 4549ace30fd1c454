-- title: {title}: то, что истории не имеет
UPDATE target
SET
    {overwritten: $column = coalesce(stage.$column, target.$column)}
FROM {table} AS target
INNER JOIN #stage AS stage ON stage.{member} = target.{member}
WHERE stage.stage_id = (SELECT max(last.stage_id) FROM #stage AS last WHERE last.{member} = stage.{member});
