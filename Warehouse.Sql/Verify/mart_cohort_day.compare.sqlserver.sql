-- title: Чем витрина mart_cohort_day отличается от фактов
SELECT count(*)
FROM (
    SELECT * FROM (SELECT * FROM mart_cohort_day EXCEPT SELECT * FROM #kept_mart_cohort_day) AS missing
    UNION ALL
    SELECT * FROM (SELECT * FROM #kept_mart_cohort_day EXCEPT SELECT * FROM mart_cohort_day) AS surplus
) AS difference;
