-- title: Чем витрина mart_grade_day отличается от фактов
SELECT count(*)
FROM (
    SELECT * FROM (SELECT * FROM mart_grade_day EXCEPT SELECT * FROM #kept_mart_grade_day) AS missing
    UNION ALL
    SELECT * FROM (SELECT * FROM #kept_mart_grade_day EXCEPT SELECT * FROM mart_grade_day) AS surplus
) AS difference;
