-- title: Витрина mart_grade_day заново, перед хранимой
CREATE TEMP TABLE mart_grade_day AS SELECT * FROM main.mart_grade_day WHERE 0;
