-- title: Ключи по кодам: competency
SELECT competency_code, competency_key
FROM dim_competency
WHERE org_key = @org_key AND competency_code IN (
    SELECT value COLLATE Latin1_General_BIN2 FROM string_split(@codes, nchar(31)));
