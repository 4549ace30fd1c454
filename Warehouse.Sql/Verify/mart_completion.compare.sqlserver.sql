-- title: Чем витрина mart_completion отличается от фактов
SELECT count(*)
FROM (
    SELECT * FROM (SELECT * FROM mart_completion EXCEPT SELECT * FROM #kept_mart_completion) AS missing
    UNION ALL
    SELECT * FROM (SELECT * FROM #kept_mart_completion EXCEPT SELECT * FROM mart_completion) AS surplus
) AS difference;
