-- title: Чем витрина mart_attendance_left_out отличается от фактов
SELECT count(*)
FROM (
    SELECT * FROM (SELECT * FROM mart_attendance_left_out EXCEPT SELECT * FROM #kept_mart_attendance_left_out) AS missing
    UNION ALL
    SELECT * FROM (SELECT * FROM #kept_mart_attendance_left_out EXCEPT SELECT * FROM mart_attendance_left_out) AS surplus
) AS difference;
