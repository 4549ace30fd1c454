-- title: Посещаемость группы по дням
-- feeds: attendance
-- grain: день, группа, модуль, преподаватель
DELETE FROM mart_attendance_day WHERE group_key IN (SELECT group_key FROM touched_group);

INSERT INTO mart_attendance_day (
    date_key, group_key, module_key, teacher_key, attended, scheduled, marks_n,
    present_n, late_n, remote_n, absent_n, sick_n, excused_n)
SELECT
    fact.date_key,
    fact.group_key,
    fact.module_key,
    fact.teacher_key,
    sum(fact.attended),
    sum(fact.scheduled),
    count(*),
    sum(iif(mark.kind = 'present', 1, 0)),
    sum(iif(mark.kind = 'late', 1, 0)),
    sum(iif(mark.kind = 'remote', 1, 0)),
    sum(iif(mark.kind = 'absent', 1, 0)),
    sum(iif(mark.kind = 'sick', 1, 0)),
    sum(iif(mark.kind = 'excused', 1, 0))
FROM touched_group AS touched
CROSS JOIN fact_attendance AS fact
CROSS JOIN dim_attendance_mark AS mark
WHERE fact.group_key = touched.group_key
    AND mark.mark_key = fact.mark_key
    AND mark.kind <> 'not_recorded'
GROUP BY fact.group_key, fact.date_key, fact.module_key, fact.teacher_key;
