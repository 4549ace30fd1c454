-- title: Ключ по коду: programme
SELECT programme_key FROM dim_programme WHERE org_key = @org_key AND programme_code = @code;
