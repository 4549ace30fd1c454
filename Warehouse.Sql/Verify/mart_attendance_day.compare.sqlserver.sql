-- title: Чем витрина mart_attendance_day отличается от фактов
SELECT count(*)
FROM (
    SELECT * FROM (SELECT * FROM mart_attendance_day EXCEPT SELECT * FROM #kept_mart_attendance_day) AS missing
    UNION ALL
    SELECT * FROM (SELECT * FROM #kept_mart_attendance_day EXCEPT SELECT * FROM mart_attendance_day) AS surplus
) AS difference;
