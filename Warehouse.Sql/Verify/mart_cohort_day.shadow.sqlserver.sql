-- title: Витрина mart_cohort_day как хранится, до пересчёта
SELECT * INTO #kept_mart_cohort_day FROM mart_cohort_day;
