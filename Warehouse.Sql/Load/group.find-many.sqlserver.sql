-- title: Ключи по кодам: group
SELECT group_code, group_key
FROM dim_group
WHERE org_key = @org_key AND group_code IN (
    SELECT value COLLATE Latin1_General_BIN2 FROM string_split(@codes, nchar(31)));
