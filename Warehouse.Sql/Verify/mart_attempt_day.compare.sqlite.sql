-- title: Чем витрина mart_attempt_day отличается от фактов
SELECT count(*)
FROM (
    SELECT * FROM (SELECT * FROM temp.mart_attempt_day EXCEPT SELECT * FROM main.mart_attempt_day)
    UNION ALL
    SELECT * FROM (SELECT * FROM main.mart_attempt_day EXCEPT SELECT * FROM temp.mart_attempt_day)
);
