-- title: Чем витрина mart_outcome отличается от фактов
SELECT count(*)
FROM (
    SELECT * FROM (SELECT * FROM mart_outcome EXCEPT SELECT * FROM #kept_mart_outcome) AS missing
    UNION ALL
    SELECT * FROM (SELECT * FROM #kept_mart_outcome EXCEPT SELECT * FROM mart_outcome) AS surplus
) AS difference;
