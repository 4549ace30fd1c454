-- title: Витрина mart_learner_month заново, перед хранимой
CREATE TEMP TABLE mart_learner_month AS SELECT * FROM main.mart_learner_month WHERE 0;
