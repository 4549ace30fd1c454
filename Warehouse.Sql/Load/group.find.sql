-- title: Ключ по коду: group
SELECT group_key FROM dim_group WHERE org_key = @org_key AND group_code = @code;
