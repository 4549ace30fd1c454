-- title: Ключи по кодам: module
SELECT module_code, module_key
FROM dim_module
WHERE org_key = @org_key AND module_code IN (
    SELECT value COLLATE Latin1_General_BIN2 FROM string_split(@codes, nchar(31)));
