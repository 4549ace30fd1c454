-- title: Группы, витрины которых меняет вес модуля в компетенции
INSERT INTO touched_group (group_key)
SELECT DISTINCT member.group_key
FROM #stage AS stage
INNER JOIN #change AS change ON change.stage_id = stage.stage_id
INNER JOIN dim_group AS member ON member.programme_key = stage.programme_key
WHERE change.change > 0
    AND NOT EXISTS (SELECT 1 FROM touched_group AS touched WHERE touched.group_key = member.group_key);
