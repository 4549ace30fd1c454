-- title: Чем витрина mart_enrolment_day отличается от фактов
SELECT count(*)
FROM (
    SELECT * FROM (SELECT * FROM temp.mart_enrolment_day EXCEPT SELECT * FROM main.mart_enrolment_day)
    UNION ALL
    SELECT * FROM (SELECT * FROM main.mart_enrolment_day EXCEPT SELECT * FROM temp.mart_enrolment_day)
);
