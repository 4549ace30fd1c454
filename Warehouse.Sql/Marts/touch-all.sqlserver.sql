-- title: Затронуты все группы
DELETE FROM touched_group;
INSERT INTO touched_group (group_key) SELECT group_key FROM dim_group;
