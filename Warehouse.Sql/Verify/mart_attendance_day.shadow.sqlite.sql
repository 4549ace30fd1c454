-- title: Витрина mart_attendance_day заново, перед хранимой
CREATE TEMP TABLE mart_attendance_day AS SELECT * FROM main.mart_attendance_day WHERE 0;
