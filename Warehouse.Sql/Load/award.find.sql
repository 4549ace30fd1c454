-- title: Ключ по коду: award
SELECT award_key FROM dim_award WHERE org_key = @org_key AND award_kind = @code;
