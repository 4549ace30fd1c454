-- title: Витрина mart_finding как хранится, до пересчёта
SELECT * INTO #kept_mart_finding FROM mart_finding;
