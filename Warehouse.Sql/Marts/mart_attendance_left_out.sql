-- title: Отметки, которые не входят в посещаемость
-- feeds: attendance, enrolments
-- grain: день, группа, модуль, преподаватель
-- columns: date_key, group_key, module_key, teacher_key, not_recorded_n, outside_n, outside_attended, outside_scheduled
-- Only marks before the group's last enrolment or after its first leaving are looked up among the enrolments; each is read once, however many
-- learners the group has. A learner without an enrolment in the group is not outside it: nothing is known of when he was there. A completion
-- outweighs a leaving.
DELETE FROM mart_attendance_left_out WHERE group_key IN (SELECT group_key FROM touched_group);

WITH span AS (
    SELECT
        enrolment.group_key,
        max(enrolment.enrolled_date_key) AS last_enrolled,
        min(coalesce(enrolment.completed_date_key, enrolment.left_date_key)) AS first_left
    FROM touched_group AS touched
    CROSS JOIN fact_enrolment AS enrolment
    WHERE enrolment.group_key = touched.group_key
    GROUP BY enrolment.group_key
)
INSERT INTO mart_attendance_left_out (
    date_key, group_key, module_key, teacher_key, not_recorded_n, outside_n, outside_attended, outside_scheduled)
SELECT
    date_key, group_key, module_key, teacher_key,
    sum(not_recorded_n), sum(outside_n), sum(outside_attended), sum(outside_scheduled)
FROM (
    SELECT
        fact.date_key, fact.group_key, fact.module_key, fact.teacher_key,
        1 AS not_recorded_n, 0 AS outside_n, 0 AS outside_attended, 0 AS outside_scheduled
    FROM touched_group AS touched
    CROSS JOIN fact_attendance AS fact
    WHERE fact.group_key = touched.group_key
        AND fact.mark_key IN (SELECT mark_key FROM dim_attendance_mark WHERE is_counted = 0)
    UNION ALL
    SELECT fact.date_key, fact.group_key, fact.module_key, fact.teacher_key, 0, 1, fact.attended, fact.scheduled
    FROM span
    CROSS JOIN fact_attendance AS fact
    CROSS JOIN fact_enrolment AS enrolment
    WHERE fact.group_key = span.group_key
        AND fact.date_key < span.last_enrolled
        AND fact.mark_key IN (SELECT mark_key FROM dim_attendance_mark WHERE is_counted = 1)
        AND enrolment.group_key = fact.group_key
        AND enrolment.learner_key = fact.learner_key
        AND fact.date_key < enrolment.enrolled_date_key
    UNION ALL
    SELECT fact.date_key, fact.group_key, fact.module_key, fact.teacher_key, 0, 1, fact.attended, fact.scheduled
    FROM span
    CROSS JOIN fact_attendance AS fact
    CROSS JOIN fact_enrolment AS enrolment
    WHERE fact.group_key = span.group_key
        AND fact.date_key > span.first_left
        AND fact.mark_key IN (SELECT mark_key FROM dim_attendance_mark WHERE is_counted = 1)
        AND enrolment.group_key = fact.group_key
        AND enrolment.learner_key = fact.learner_key
        AND fact.date_key > coalesce(enrolment.completed_date_key, enrolment.left_date_key)
        AND fact.date_key >= enrolment.enrolled_date_key
) AS mark
GROUP BY date_key, group_key, module_key, teacher_key;
