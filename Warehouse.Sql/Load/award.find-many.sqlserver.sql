-- title: Ключи по кодам: award
SELECT award_kind, award_key
FROM dim_award
WHERE org_key = @org_key AND award_kind IN (
    SELECT value COLLATE Latin1_General_BIN2 FROM string_split(@codes, nchar(31)));
