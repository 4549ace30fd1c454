-- title: Чем витрина mart_attendance_day отличается от фактов
SELECT count(*)
FROM (
    SELECT * FROM (SELECT * FROM temp.mart_attendance_day EXCEPT SELECT * FROM main.mart_attendance_day)
    UNION ALL
    SELECT * FROM (SELECT * FROM main.mart_attendance_day EXCEPT SELECT * FROM temp.mart_attendance_day)
);
