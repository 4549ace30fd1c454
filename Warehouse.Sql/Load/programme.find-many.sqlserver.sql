-- title: Ключи по кодам: programme
SELECT programme_code, programme_key
FROM dim_programme
WHERE org_key = @org_key AND programme_code IN (
    SELECT value COLLATE Latin1_General_BIN2 FROM string_split(@codes, nchar(31)));
