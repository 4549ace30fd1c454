-- title: Codes of study groups
SELECT group_code FROM dim_group WHERE group_key <> 0 ORDER BY group_key LIMIT @count;
