-- title: Ключ по коду: module
SELECT module_key FROM dim_module WHERE org_key = @org_key AND module_code = @code;
