-- title: Ключи по кодам: {name}
SELECT {code} AS Code, {member} AS MemberKey
FROM {table}
WHERE org_key = @org_key AND {code} IN (
    SELECT value COLLATE Latin1_General_BIN2 FROM string_split(@codes, nchar(31)));
