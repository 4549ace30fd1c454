-- title: Витрина mart_attendance_left_out заново, перед хранимой
CREATE TEMP TABLE mart_attendance_left_out AS SELECT * FROM main.mart_attendance_left_out WHERE 0;
