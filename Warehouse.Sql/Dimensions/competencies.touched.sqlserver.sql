-- title: Группы, витрины которых меняет новая компетенция программы
-- A final assessment of the whole programme is of each of its competencies.
INSERT INTO touched_group (group_key)
SELECT DISTINCT member.group_key
FROM #stage AS stage
INNER JOIN #change AS change ON change.stage_id = stage.stage_id
INNER JOIN dim_group AS member ON member.programme_key = stage.programme_key
WHERE change.change = 1
    AND NOT EXISTS (SELECT 1 FROM touched_group AS touched WHERE touched.group_key = member.group_key);
