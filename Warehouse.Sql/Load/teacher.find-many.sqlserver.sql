-- title: Ключи по кодам: teacher
SELECT teacher_code, teacher_key
FROM dim_teacher
WHERE org_key = @org_key AND teacher_code IN (
    SELECT value COLLATE Latin1_General_BIN2 FROM string_split(@codes, nchar(31)));
