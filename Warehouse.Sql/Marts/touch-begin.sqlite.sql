-- title: Список затронутых групп, пустой
CREATE TEMP TABLE IF NOT EXISTS touched_group (group_key INTEGER PRIMARY KEY);
DELETE FROM touched_group;
