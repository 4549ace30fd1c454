-- title: Слушатель по месяцам
-- feeds: attendance, grades
-- grain: слушатель, группа, месяц
DELETE FROM mart_learner_month WHERE group_key IN (SELECT group_key FROM touched_group);

INSERT INTO mart_learner_month (learner_key, group_key, month_key, attended, scheduled, marks_n, missed_n, share_sum, share_n)
SELECT learner_key, group_key, month_key, sum(attended), sum(scheduled), sum(marks_n), sum(missed_n), sum(share_sum), sum(share_n)
FROM (
    SELECT
        fact.learner_key, fact.group_key, fact.date_key / 100 AS month_key,
        sum(fact.attended) AS attended,
        sum(fact.scheduled) AS scheduled,
        count(*) AS marks_n,
        sum(iif(mark.kind IN ('absent', 'sick', 'excused'), 1, 0)) AS missed_n,
        0 AS share_sum,
        0 AS share_n
    FROM touched_group AS touched
    CROSS JOIN fact_attendance AS fact
    CROSS JOIN dim_attendance_mark AS mark
    WHERE fact.group_key = touched.group_key
        AND mark.mark_key = fact.mark_key
        AND mark.kind <> 'not_recorded'
    GROUP BY fact.group_key, fact.learner_key, fact.date_key / 100
    UNION ALL
    SELECT
        fact.learner_key, fact.group_key, fact.date_key / 100,
        0, 0, 0, 0, sum(coalesce(fact.share, 0)), count(fact.share)
    FROM touched_group AS touched
    INNER JOIN fact_grade AS fact ON fact.group_key = touched.group_key
    GROUP BY fact.group_key, fact.learner_key, fact.date_key / 100
) AS part
GROUP BY group_key, learner_key, month_key;
