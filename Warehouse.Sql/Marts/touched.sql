-- title: Затронутые группы
SELECT group_key FROM touched_group ORDER BY group_key;
