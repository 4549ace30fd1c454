-- title: Чем витрина mart_attendance_left_out отличается от фактов
SELECT count(*)
FROM (
    SELECT * FROM (SELECT * FROM temp.mart_attendance_left_out EXCEPT SELECT * FROM main.mart_attendance_left_out)
    UNION ALL
    SELECT * FROM (SELECT * FROM main.mart_attendance_left_out EXCEPT SELECT * FROM temp.mart_attendance_left_out)
);
