-- title: Витрина mart_enrolment_day заново, перед хранимой
CREATE TEMP TABLE mart_enrolment_day AS SELECT * FROM main.mart_enrolment_day WHERE 0;
