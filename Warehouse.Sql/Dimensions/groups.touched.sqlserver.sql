-- title: Группы, витрины которых меняет файл групп
INSERT INTO touched_group (group_key)
SELECT DISTINCT stage.group_key
FROM #stage AS stage
INNER JOIN #change AS change ON change.stage_id = stage.stage_id
WHERE change.change > 0
    AND NOT EXISTS (SELECT 1 FROM touched_group AS touched WHERE touched.group_key = stage.group_key);
