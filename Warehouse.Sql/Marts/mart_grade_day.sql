-- title: Оценки группы по дням
-- feeds: grades
-- grain: день, группа, модуль, вид контроля, преподаватель
-- columns: date_key, group_key, module_key, control_key, teacher_key, n5, n4, n3, n2, n_pass, n_fail, n_na, n_exempt, share_sum, share_n, first_n, first_passed_n
-- The last attempt in its result class counts; of current control every grade does.
DELETE FROM mart_grade_day WHERE group_key IN (SELECT group_key FROM touched_group);

INSERT INTO mart_grade_day (
    date_key, group_key, module_key, control_key, teacher_key,
    n5, n4, n3, n2, n_pass, n_fail, n_na, n_exempt, share_sum, share_n, first_n, first_passed_n)
SELECT
    date_key,
    group_key,
    module_key,
    control_key,
    teacher_key,
    sum(iif(counts = 1 AND bucket = '5', 1, 0)),
    sum(iif(counts = 1 AND bucket = '4', 1, 0)),
    sum(iif(counts = 1 AND bucket = '3', 1, 0)),
    sum(iif(counts = 1 AND bucket = '2', 1, 0)),
    sum(iif(counts = 1 AND bucket = 'pass', 1, 0)),
    sum(iif(counts = 1 AND bucket = 'fail', 1, 0)),
    sum(iif(counts = 1 AND bucket = 'na', 1, 0)),
    sum(iif(counts = 1 AND bucket = 'exempt', 1, 0)),
    sum(iif(counts = 1, coalesce(share, 0), 0)),
    sum(iif(counts = 1 AND share IS NOT NULL, 1, 0)),
    sum(iif(is_first = 1 AND bucket <> 'exempt', 1, 0)),
    sum(iif(is_first = 1 AND bucket <> 'exempt', is_passed, 0))
FROM (
    SELECT
        fact.date_key, fact.group_key, fact.module_key, fact.control_key, fact.teacher_key,
        fact.bucket, fact.share, fact.is_passed,
        iif(control.result_class = 'current' OR 1 = row_number() OVER (
            PARTITION BY fact.group_key, fact.learner_key, fact.module_key, control.result_class, fact.competency_key
            ORDER BY fact.control_key DESC, fact.attempt DESC), 1, 0) AS counts,
        iif(control.result_class <> 'current' AND 1 = row_number() OVER (
            PARTITION BY fact.group_key, fact.learner_key, fact.module_key, control.result_class, fact.competency_key
            ORDER BY fact.control_key, fact.attempt), 1, 0) AS is_first
    FROM touched_group AS touched
    CROSS JOIN fact_grade AS fact
    INNER JOIN dim_control AS control ON control.control_key = fact.control_key
    WHERE fact.group_key = touched.group_key
) AS grade
WHERE counts = 1 OR is_first = 1
GROUP BY date_key, group_key, module_key, control_key, teacher_key;
