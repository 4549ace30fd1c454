-- title: Посещаемость группы по дням
-- feeds: attendance
-- grain: день, группа, модуль, преподаватель
-- columns: date_key, group_key, module_key, teacher_key, attended, scheduled, marks_n, present_n, late_n, remote_n, absent_n, sick_n, excused_n
-- A lesson has one teacher, but for rare ones: adding up lessons first follows the fact's own order and sorts nothing.
DELETE FROM mart_attendance_day WHERE group_key IN (SELECT group_key FROM touched_group);

WITH lesson AS (
    SELECT
        touched.group_key,
        fact.date_key,
        fact.module_key,
        fact.lesson_no,
        min(fact.teacher_key) AS teacher_key,
        max(fact.teacher_key) AS last_teacher_key,
        sum(fact.attended) AS attended,
        sum(fact.scheduled) AS scheduled,
        count(*) AS marks_n,
        sum(mark.is_late) AS late_n,
        sum(mark.is_remote) AS remote_n,
        sum(mark.is_absent) AS absent_n,
        sum(mark.is_sick) AS sick_n,
        sum(mark.is_excused) AS excused_n
    FROM touched_group AS touched
    CROSS JOIN fact_attendance AS fact
    CROSS JOIN dim_attendance_mark AS mark
    WHERE fact.group_key = touched.group_key
        AND mark.mark_key = fact.mark_key
        AND mark.is_counted = 1
    GROUP BY touched.group_key, fact.date_key, fact.module_key, fact.lesson_no
)
INSERT INTO mart_attendance_day (
    date_key, group_key, module_key, teacher_key, attended, scheduled, marks_n,
    present_n, late_n, remote_n, absent_n, sick_n, excused_n)
SELECT
    date_key, group_key, module_key, teacher_key, sum(attended), sum(scheduled), sum(marks_n),
    sum(marks_n - late_n - remote_n - absent_n - sick_n - excused_n),
    sum(late_n), sum(remote_n), sum(absent_n), sum(sick_n), sum(excused_n)
FROM (
    SELECT
        date_key, group_key, module_key, teacher_key, attended, scheduled, marks_n,
        late_n, remote_n, absent_n, sick_n, excused_n
    FROM lesson
    WHERE teacher_key = last_teacher_key
    UNION ALL
    SELECT
        fact.date_key, fact.group_key, fact.module_key, fact.teacher_key,
        fact.attended, fact.scheduled, 1, mark.is_late, mark.is_remote, mark.is_absent, mark.is_sick, mark.is_excused
    FROM lesson
    CROSS JOIN fact_attendance AS fact
    CROSS JOIN dim_attendance_mark AS mark
    WHERE lesson.teacher_key <> lesson.last_teacher_key
        AND fact.group_key = lesson.group_key
        AND fact.date_key = lesson.date_key
        AND fact.module_key = lesson.module_key
        AND fact.lesson_no = lesson.lesson_no
        AND mark.mark_key = fact.mark_key
        AND mark.is_counted = 1
) AS part
GROUP BY date_key, group_key, module_key, teacher_key;
