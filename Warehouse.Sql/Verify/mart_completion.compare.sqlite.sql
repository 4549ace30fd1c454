-- title: Чем витрина mart_completion отличается от фактов
SELECT count(*)
FROM (
    SELECT * FROM (SELECT * FROM temp.mart_completion EXCEPT SELECT * FROM main.mart_completion)
    UNION ALL
    SELECT * FROM (SELECT * FROM main.mart_completion EXCEPT SELECT * FROM temp.mart_completion)
);
