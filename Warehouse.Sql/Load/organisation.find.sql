-- title: Ключ по коду: organisation
SELECT org_key FROM dim_organisation WHERE org_code = @code;
