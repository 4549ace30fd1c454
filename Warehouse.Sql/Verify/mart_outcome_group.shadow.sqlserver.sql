-- title: Витрина mart_outcome_group как хранится, до пересчёта
SELECT * INTO #kept_mart_outcome_group FROM mart_outcome_group;
