-- title: Чем витрина mart_finding отличается от фактов
SELECT count(*)
FROM (
    SELECT * FROM (SELECT * FROM temp.mart_finding EXCEPT SELECT * FROM main.mart_finding)
    UNION ALL
    SELECT * FROM (SELECT * FROM main.mart_finding EXCEPT SELECT * FROM temp.mart_finding)
);
