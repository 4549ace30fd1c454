-- title: Витрина mart_attempt_day заново, перед хранимой
CREATE TEMP TABLE mart_attempt_day AS SELECT * FROM main.mart_attempt_day WHERE 0;
