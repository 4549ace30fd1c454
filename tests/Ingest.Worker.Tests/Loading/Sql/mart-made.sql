INSERT INTO mart_made (group_key) SELECT group_key FROM touched_group;
