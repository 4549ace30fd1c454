-- title: Витрина mart_attempt_day как хранится, до пересчёта
SELECT * INTO #kept_mart_attempt_day FROM mart_attempt_day;
