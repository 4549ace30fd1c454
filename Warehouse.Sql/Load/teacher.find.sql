-- title: Ключ по коду: teacher
SELECT teacher_key FROM dim_teacher WHERE org_key = @org_key AND teacher_code = @code;
