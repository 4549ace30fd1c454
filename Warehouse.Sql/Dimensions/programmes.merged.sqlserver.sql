-- title: Группы, витрины которых меняет программа
-- What its competencies are judged by may have changed on the day when a group started.
INSERT INTO touched_group (group_key)
SELECT DISTINCT member.group_key
FROM #changed AS changed
INNER JOIN dim_group AS member ON member.programme_key = changed.programme_key
WHERE NOT EXISTS (SELECT 1 FROM touched_group AS touched WHERE touched.group_key = member.group_key);
