-- title: Чем витрина mart_attempt_day отличается от фактов
SELECT count(*)
FROM (
    SELECT * FROM (SELECT * FROM mart_attempt_day EXCEPT SELECT * FROM #kept_mart_attempt_day) AS missing
    UNION ALL
    SELECT * FROM (SELECT * FROM #kept_mart_attempt_day EXCEPT SELECT * FROM mart_attempt_day) AS surplus
) AS difference;
