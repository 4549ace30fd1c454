-- title: Чем витрина mart_learner_month отличается от фактов
SELECT count(*)
FROM (
    SELECT * FROM (SELECT * FROM mart_learner_month EXCEPT SELECT * FROM #kept_mart_learner_month) AS missing
    UNION ALL
    SELECT * FROM (SELECT * FROM #kept_mart_learner_month EXCEPT SELECT * FROM mart_learner_month) AS surplus
) AS difference;
