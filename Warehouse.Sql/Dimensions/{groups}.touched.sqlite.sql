-- title: Группы, витрины которых меняет файл групп
INSERT OR IGNORE INTO touched_group
SELECT target.group_key
FROM stage_groups AS stage
CROSS JOIN dim_group AS target
WHERE target.group_key = stage.group_key
    AND (target.is_inferred = 1 OR
        {attributes: target.$column IS NOT coalesce(stage.$column, target.$column); OR});
