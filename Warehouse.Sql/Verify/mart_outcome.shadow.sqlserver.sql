-- title: Витрина mart_outcome как хранится, до пересчёта
SELECT * INTO #kept_mart_outcome FROM mart_outcome;
