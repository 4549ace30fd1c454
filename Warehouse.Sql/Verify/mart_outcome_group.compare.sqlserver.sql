-- title: Чем витрина mart_outcome_group отличается от фактов
SELECT count(*)
FROM (
    SELECT * FROM (SELECT * FROM mart_outcome_group EXCEPT SELECT * FROM #kept_mart_outcome_group) AS missing
    UNION ALL
    SELECT * FROM (SELECT * FROM #kept_mart_outcome_group EXCEPT SELECT * FROM mart_outcome_group) AS surplus
) AS difference;
