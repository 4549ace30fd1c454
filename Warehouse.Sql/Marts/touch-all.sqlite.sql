-- title: Затронуты все группы
CREATE TEMP TABLE IF NOT EXISTS touched_group (group_key INTEGER PRIMARY KEY);
DELETE FROM touched_group;
INSERT INTO touched_group (group_key) SELECT group_key FROM dim_group;
