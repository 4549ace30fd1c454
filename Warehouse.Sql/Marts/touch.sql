-- title: Группа затронута
INSERT INTO touched_group (group_key) SELECT @group_key WHERE NOT EXISTS (SELECT 1 FROM touched_group WHERE group_key = @group_key);
