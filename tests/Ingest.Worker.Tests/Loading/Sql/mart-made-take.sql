DELETE FROM mart_made
RETURNING (SELECT group_code FROM dim_group WHERE dim_group.group_key = mart_made.group_key);
