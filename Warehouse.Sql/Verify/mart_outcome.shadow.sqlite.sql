-- title: Витрина mart_outcome заново, перед хранимой
CREATE TEMP TABLE mart_outcome AS SELECT * FROM main.mart_outcome WHERE 0;
