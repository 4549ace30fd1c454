-- title: Отметки, которые не входят в посещаемость
-- feeds: attendance, enrolments
-- grain: день, группа, модуль, преподаватель
-- columns: date_key, group_key, module_key, teacher_key, not_recorded_n, outside_n, outside_attended, outside_scheduled
-- Two ranges of days, each read from the fact's own order: before the enrolment and after its end. A learner without an
-- enrolment in the group is not outside it: nothing is known of when he was there. A completion outweighs a leaving.
DELETE FROM mart_attendance_left_out WHERE group_key IN (SELECT group_key FROM touched_group);

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
    FROM touched_group AS touched
    CROSS JOIN fact_enrolment AS enrolment
    CROSS JOIN fact_attendance AS fact
    WHERE enrolment.group_key = touched.group_key
        AND fact.group_key = enrolment.group_key
        AND fact.date_key < enrolment.enrolled_date_key
        AND fact.learner_key = enrolment.learner_key
        AND fact.mark_key IN (SELECT mark_key FROM dim_attendance_mark WHERE is_counted = 1)
    UNION ALL
    SELECT fact.date_key, fact.group_key, fact.module_key, fact.teacher_key, 0, 1, fact.attended, fact.scheduled
    FROM touched_group AS touched
    CROSS JOIN fact_enrolment AS enrolment
    CROSS JOIN fact_attendance AS fact
    WHERE enrolment.group_key = touched.group_key
        AND coalesce(enrolment.completed_date_key, enrolment.left_date_key) IS NOT NULL
        AND fact.group_key = enrolment.group_key
        AND fact.date_key > coalesce(enrolment.completed_date_key, enrolment.left_date_key)
        AND fact.date_key >= enrolment.enrolled_date_key
        AND fact.learner_key = enrolment.learner_key
        AND fact.mark_key IN (SELECT mark_key FROM dim_attendance_mark WHERE is_counted = 1)
) AS mark
GROUP BY date_key, group_key, module_key, teacher_key;
