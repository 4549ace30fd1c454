-- title: Чем витрина mart_enrolment_day отличается от фактов
SELECT count(*)
FROM (
    SELECT * FROM (SELECT * FROM mart_enrolment_day EXCEPT SELECT * FROM #kept_mart_enrolment_day) AS missing
    UNION ALL
    SELECT * FROM (SELECT * FROM #kept_mart_enrolment_day EXCEPT SELECT * FROM mart_enrolment_day) AS surplus
) AS difference;
