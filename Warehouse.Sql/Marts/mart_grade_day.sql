-- title: Оценки группы по дням
-- feeds: grades
-- grain: день, группа, модуль, вид контроля, преподаватель
-- columns: date_key, group_key, module_key, control_key, teacher_key, n5, n4, n3, n2, n_pass, n_fail, n_na, n_exempt, share_sum, share_n, first_n, first_passed_n, first_unknown_n
-- The last attempt of its chain (mart_attempt) counts; of current control every grade does.
DELETE FROM mart_grade_day WHERE group_key IN (SELECT group_key FROM touched_group);

INSERT INTO mart_grade_day (
    date_key, group_key, module_key, control_key, teacher_key,
    n5, n4, n3, n2, n_pass, n_fail, n_na, n_exempt, share_sum, share_n, first_n, first_passed_n, first_unknown_n)
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
    sum(iif(is_first = 1 AND bucket <> 'exempt', is_passed, 0)),
    sum(is_unknown)
FROM (
    SELECT
        fact.date_key, fact.group_key, fact.module_key, fact.control_key, fact.teacher_key,
        fact.bucket, fact.share, fact.is_passed,
        coalesce(chain.is_last, 1) AS counts,
        coalesce(chain.is_first, 0) AS is_first,
        coalesce(chain.is_unknown, 0) AS is_unknown
    FROM touched_group AS touched
    CROSS JOIN fact_grade AS fact
    LEFT JOIN mart_attempt AS chain
        ON chain.group_key = fact.group_key
        AND chain.learner_key = fact.learner_key
        AND chain.module_key = fact.module_key
        AND chain.control_key = fact.control_key
        AND chain.competency_key = fact.competency_key
        AND chain.attempt = fact.attempt
    WHERE fact.group_key = touched.group_key
) AS grade
WHERE counts = 1 OR is_first = 1 OR is_unknown = 1
GROUP BY date_key, group_key, module_key, control_key, teacher_key;
