-- title: Ключи по кодам: organisation
SELECT org_code AS Code, org_key AS MemberKey
FROM dim_organisation
WHERE org_code IN (
    SELECT value COLLATE Latin1_General_BIN2 FROM string_split(@codes, nchar(31)));
