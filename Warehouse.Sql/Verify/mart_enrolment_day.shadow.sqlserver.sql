-- title: Витрина mart_enrolment_day как хранится, до пересчёта
SELECT * INTO #kept_mart_enrolment_day FROM mart_enrolment_day;
