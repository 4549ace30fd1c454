-- title: Слушатель по месяцам
-- feeds: attendance, grades
-- grain: слушатель, группа, месяц
-- columns: learner_key, group_key, month_key, attended, scheduled, marks_n, missed_n, share_sum, share_n
-- Marts are made in the order of their names: a group's months of attendance are those that mart_attendance_day has by now. A month
-- at a time is a few rows to sort, next to one another in the fact.
DELETE FROM mart_learner_month WHERE group_key IN (SELECT group_key FROM touched_group);

INSERT INTO mart_learner_month (learner_key, group_key, month_key, attended, scheduled, marks_n, missed_n, share_sum, share_n)
SELECT
    fact.learner_key,
    slice.group_key,
    slice.month_key,
    sum(fact.attended),
    sum(fact.scheduled),
    count(*),
    sum(mark.is_absent + mark.is_sick + mark.is_excused),
    0,
    0
FROM (
    SELECT DISTINCT touched.group_key, day.date_key / 100 AS month_key
    FROM touched_group AS touched
    CROSS JOIN mart_attendance_day AS day
    WHERE day.group_key = touched.group_key
) AS slice
CROSS JOIN fact_attendance AS fact
CROSS JOIN dim_attendance_mark AS mark
WHERE fact.group_key = slice.group_key
    AND fact.date_key BETWEEN slice.month_key * 100 AND slice.month_key * 100 + 99
    AND mark.mark_key = fact.mark_key
    AND mark.is_counted = 1
GROUP BY slice.group_key, slice.month_key, fact.learner_key;

UPDATE mart_learner_month
SET share_sum = grade.share_sum, share_n = grade.share_n
FROM (
    SELECT
        fact.learner_key,
        fact.group_key,
        fact.date_key / 100 AS month_key,
        sum(coalesce(fact.share, 0)) AS share_sum,
        count(fact.share) AS share_n
    FROM touched_group AS touched
    CROSS JOIN fact_grade AS fact
    WHERE fact.group_key = touched.group_key
    GROUP BY fact.group_key, fact.learner_key, fact.date_key / 100
) AS grade
WHERE mart_learner_month.learner_key = grade.learner_key
    AND mart_learner_month.group_key = grade.group_key
    AND mart_learner_month.month_key = grade.month_key;

INSERT INTO mart_learner_month (learner_key, group_key, month_key, attended, scheduled, marks_n, missed_n, share_sum, share_n)
SELECT
    fact.learner_key,
    fact.group_key,
    fact.date_key / 100,
    0,
    0,
    0,
    0,
    sum(coalesce(fact.share, 0)),
    count(fact.share)
FROM touched_group AS touched
CROSS JOIN fact_grade AS fact
WHERE fact.group_key = touched.group_key
    AND NOT EXISTS (
    SELECT 1
    FROM mart_learner_month AS mart
    WHERE mart.learner_key = fact.learner_key
        AND mart.group_key = fact.group_key
        AND mart.month_key = fact.date_key / 100)
GROUP BY fact.group_key, fact.learner_key, fact.date_key / 100;
