-- title: Витрина mart_grade_day как хранится, до пересчёта
SELECT * INTO #kept_mart_grade_day FROM mart_grade_day;
