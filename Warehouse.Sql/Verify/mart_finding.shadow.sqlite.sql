-- title: Витрина mart_finding заново, перед хранимой
CREATE TEMP TABLE mart_finding AS SELECT * FROM main.mart_finding WHERE 0;
