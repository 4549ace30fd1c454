-- title: Чем витрина mart_outcome отличается от фактов
SELECT count(*)
FROM (
    SELECT * FROM (SELECT * FROM temp.mart_outcome EXCEPT SELECT * FROM main.mart_outcome)
    UNION ALL
    SELECT * FROM (SELECT * FROM main.mart_outcome EXCEPT SELECT * FROM temp.mart_outcome)
);
