-- title: Витрина mart_learner_month как хранится, до пересчёта
SELECT * INTO #kept_mart_learner_month FROM mart_learner_month;
