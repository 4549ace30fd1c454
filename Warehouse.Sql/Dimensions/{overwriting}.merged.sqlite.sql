-- title: {title}: то, что истории не имеет
UPDATE {table} AS target
SET
    {overwritten: $column = coalesce(stage.$column, target.$column)}
FROM stage_{feed} AS stage
WHERE stage.{member} = target.{member};
