-- title: Ключ по коду: learner
SELECT learner_key FROM dim_learner WHERE org_key = @org_key AND learner_code = @code;
