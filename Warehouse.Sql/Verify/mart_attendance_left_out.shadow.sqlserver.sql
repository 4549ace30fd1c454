-- title: Витрина mart_attendance_left_out как хранится, до пересчёта
SELECT * INTO #kept_mart_attendance_left_out FROM mart_attendance_left_out;
