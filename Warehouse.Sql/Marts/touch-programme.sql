-- title: Затронуты все группы программы
INSERT INTO touched_group (group_key)
SELECT group_key
FROM dim_group
WHERE programme_key = @programme_key
    AND programme_key <> 0
    AND NOT EXISTS (SELECT 1 FROM touched_group WHERE touched_group.group_key = dim_group.group_key);
