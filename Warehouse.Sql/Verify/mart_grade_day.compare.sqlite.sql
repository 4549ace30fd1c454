-- title: Чем витрина mart_grade_day отличается от фактов
SELECT count(*)
FROM (
    SELECT * FROM (SELECT * FROM temp.mart_grade_day EXCEPT SELECT * FROM main.mart_grade_day)
    UNION ALL
    SELECT * FROM (SELECT * FROM main.mart_grade_day EXCEPT SELECT * FROM temp.mart_grade_day)
);
