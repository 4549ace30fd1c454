-- title: Чем витрина mart_outcome_group отличается от фактов
SELECT count(*)
FROM (
    SELECT * FROM (SELECT * FROM temp.mart_outcome_group EXCEPT SELECT * FROM main.mart_outcome_group)
    UNION ALL
    SELECT * FROM (SELECT * FROM main.mart_outcome_group EXCEPT SELECT * FROM temp.mart_outcome_group)
);
