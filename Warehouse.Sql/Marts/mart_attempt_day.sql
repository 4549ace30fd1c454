-- title: Пересдачи и освобождённые с первой попытки
-- feeds: grades
-- grain: день, группа, модуль, вид контроля, преподаватель
-- columns: date_key, group_key, module_key, control_key, teacher_key, retakes_n, first_exempt_n
-- A retake is any attempt after the first of its result class: a failed appearance too, an exemption not.
DELETE FROM mart_attempt_day WHERE group_key IN (SELECT group_key FROM touched_group);

INSERT INTO mart_attempt_day (date_key, group_key, module_key, control_key, teacher_key, retakes_n, first_exempt_n)
SELECT
    date_key,
    group_key,
    module_key,
    control_key,
    teacher_key,
    sum(iif(place > 1, 1, 0)),
    sum(iif(place = 1, 1, 0))
FROM (
    SELECT
        fact.date_key, fact.group_key, fact.module_key, fact.control_key, fact.teacher_key, fact.bucket,
        row_number() OVER (
            PARTITION BY fact.group_key, fact.learner_key, fact.module_key, control.result_class, fact.competency_key
            ORDER BY fact.control_key, fact.attempt) AS place
    FROM touched_group AS touched
    CROSS JOIN fact_grade AS fact
    INNER JOIN dim_control AS control ON control.control_key = fact.control_key
    WHERE fact.group_key = touched.group_key
        AND control.result_class <> 'current'
) AS grade
WHERE (place > 1 AND bucket <> 'exempt') OR (place = 1 AND bucket = 'exempt')
GROUP BY date_key, group_key, module_key, control_key, teacher_key;
