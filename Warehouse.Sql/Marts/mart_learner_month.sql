-- title: Слушатель по месяцам
-- feeds: attendance, grades
-- grain: слушатель, группа, месяц
DELETE FROM mart_learner_month WHERE group_key IN (SELECT group_key FROM touched_group);

INSERT INTO mart_learner_month (learner_key, group_key, month_key, attended, scheduled, marks_n, missed_n, share_sum, share_n)
SELECT learner_key, group_key, month_key, sum(attended), sum(scheduled), sum(marks_n), sum(missed_n), sum(share_sum), sum(share_n)
FROM (
    SELECT
        attendance.learner_key, attendance.group_key, attendance.month_key,
        attendance.attended,
        attendance.scheduled,
        attendance.marks_n,
        iif(mark.kind IN ('absent', 'sick', 'excused'), attendance.marks_n, 0) AS missed_n,
        0 AS share_sum,
        0 AS share_n
    FROM (
        SELECT
            touched.group_key, fact.learner_key, fact.date_key / 100 AS month_key, fact.mark_key,
            sum(fact.attended) AS attended, sum(fact.scheduled) AS scheduled, count(*) AS marks_n
        FROM touched_group AS touched
        CROSS JOIN fact_attendance AS fact
        WHERE fact.group_key = touched.group_key
        GROUP BY touched.group_key, fact.learner_key, fact.date_key / 100, fact.mark_key
    ) AS attendance
    INNER JOIN dim_attendance_mark AS mark ON mark.mark_key = attendance.mark_key
    WHERE mark.kind <> 'not_recorded'
    UNION ALL
    SELECT
        fact.learner_key, fact.group_key, fact.date_key / 100,
        0, 0, 0, 0, sum(coalesce(fact.share, 0)), count(fact.share)
    FROM touched_group AS touched
    INNER JOIN fact_grade AS fact ON fact.group_key = touched.group_key
    GROUP BY fact.group_key, fact.learner_key, fact.date_key / 100
) AS part
GROUP BY group_key, learner_key, month_key;
