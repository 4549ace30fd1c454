-- title: Ключи по кодам: learner
SELECT learner_code, learner_key
FROM dim_learner
WHERE org_key = @org_key AND learner_code IN (
    SELECT value COLLATE Latin1_General_BIN2 FROM string_split(@codes, nchar(31)));
