-- title: Чем витрина mart_learner_month отличается от фактов
SELECT count(*)
FROM (
    SELECT * FROM (SELECT * FROM temp.mart_learner_month EXCEPT SELECT * FROM main.mart_learner_month)
    UNION ALL
    SELECT * FROM (SELECT * FROM main.mart_learner_month EXCEPT SELECT * FROM temp.mart_learner_month)
);
