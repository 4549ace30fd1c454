-- title: Ключ по коду: competency
SELECT competency_key FROM dim_competency WHERE org_key = @org_key AND competency_code = @code;
