-- title: Витрина mart_attendance_day как хранится, до пересчёта
SELECT * INTO #kept_mart_attendance_day FROM mart_attendance_day;
