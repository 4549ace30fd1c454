-- title: Пересдачи и освобождённые с первой попытки
-- feeds: grades
-- grain: день, группа, модуль, вид контроля, преподаватель
-- columns: date_key, group_key, module_key, control_key, teacher_key, retakes_n, first_exempt_n
-- A retake is any attempt but a first one: a failed appearance too, an exemption not.
DELETE FROM mart_attempt_day WHERE group_key IN (SELECT group_key FROM touched_group);

INSERT INTO mart_attempt_day (date_key, group_key, module_key, control_key, teacher_key, retakes_n, first_exempt_n)
SELECT
    date_key,
    group_key,
    module_key,
    control_key,
    teacher_key,
    sum(iif(is_first = 0 AND bucket <> 'exempt', 1, 0)),
    sum(iif(is_first = 1 AND bucket = 'exempt', 1, 0))
FROM (
    SELECT
        fact.date_key, fact.group_key, fact.module_key, fact.control_key, fact.teacher_key, fact.bucket, chain.is_first
    FROM touched_group AS touched
    CROSS JOIN mart_attempt AS chain
    INNER JOIN fact_grade AS fact
        ON fact.group_key = chain.group_key
        AND fact.learner_key = chain.learner_key
        AND fact.module_key = chain.module_key
        AND fact.control_key = chain.control_key
        AND fact.competency_key = chain.competency_key
        AND fact.attempt = chain.attempt
    WHERE chain.group_key = touched.group_key
) AS grade
WHERE (is_first = 0 AND bucket <> 'exempt') OR (is_first = 1 AND bucket = 'exempt')
GROUP BY date_key, group_key, module_key, control_key, teacher_key;
