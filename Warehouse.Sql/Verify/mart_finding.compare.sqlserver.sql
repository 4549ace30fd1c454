-- title: Чем витрина mart_finding отличается от фактов
SELECT count(*)
FROM (
    SELECT * FROM (SELECT * FROM mart_finding EXCEPT SELECT * FROM #kept_mart_finding) AS missing
    UNION ALL
    SELECT * FROM (SELECT * FROM #kept_mart_finding EXCEPT SELECT * FROM mart_finding) AS surplus
) AS difference;
