-- title: Витрина mart_cohort_day заново, перед хранимой
CREATE TEMP TABLE mart_cohort_day AS SELECT * FROM main.mart_cohort_day WHERE 0;
