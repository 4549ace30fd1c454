-- title: Витрина mart_outcome_group заново, перед хранимой
CREATE TEMP TABLE mart_outcome_group AS SELECT * FROM main.mart_outcome_group WHERE 0;
