-- title: Витрина mart_completion заново, перед хранимой
CREATE TEMP TABLE mart_completion AS SELECT * FROM main.mart_completion WHERE 0;
