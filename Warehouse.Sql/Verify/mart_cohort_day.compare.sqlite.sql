-- title: Чем витрина mart_cohort_day отличается от фактов
SELECT count(*)
FROM (
    SELECT * FROM (SELECT * FROM temp.mart_cohort_day EXCEPT SELECT * FROM main.mart_cohort_day)
    UNION ALL
    SELECT * FROM (SELECT * FROM main.mart_cohort_day EXCEPT SELECT * FROM temp.mart_cohort_day)
);
