-- title: Витрина mart_completion как хранится, до пересчёта
SELECT * INTO #kept_mart_completion FROM mart_completion;
