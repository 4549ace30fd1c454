-- title: Витрина mart_attendance_day заново, перед хранимой
CREATE TEMP TABLE mart_attendance_day AS SELECT * FROM main.mart_attendance_day WHERE 0;
-- mart_learner_month goes by it.
CREATE INDEX temp.ix_mart_attendance_group ON mart_attendance_day (group_key, date_key);
