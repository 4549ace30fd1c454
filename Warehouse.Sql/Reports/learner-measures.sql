-- title: Показатели слушателя
-- grain: показатель
-- parameters: today, learner, group
-- column: measure | Код показателя | key
-- column: learner_key | Ключ слушателя | key
-- column: title | Показатель | text
-- column: numerator | Числитель | number
-- column: denominator | Знаменатель | number
-- Up to today, in one group or in all. Attendance is of hours in hundredths, the mean result is a sum of shares in millionths over a count of
-- results that have a share; attestations that were not passed are counted by the last attempt of each, and have no denominator.
WITH own AS (
    SELECT
        sum(CAST(mart.attended AS bigint)) AS attended, sum(CAST(mart.scheduled AS bigint)) AS scheduled,
        sum(CAST(mart.share_sum AS bigint)) AS share_sum, sum(mart.share_n) AS share_n
    FROM mart_learner_month AS mart
    INNER JOIN dim_group AS study ON study.group_key = mart.group_key
    WHERE mart.learner_key = @learner
        AND mart.month_key <= @today / 100
        AND (@group IS NULL OR mart.group_key = @group)
        AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR mart.group_key IN ({> Parts/scope-groups}))
        AND (@scope_learner IS NULL OR mart.learner_key = @scope_learner)
),
attempt AS (
    SELECT
        fact.bucket, fact.is_passed,
        row_number() OVER (
            PARTITION BY fact.group_key, fact.module_key, fact.competency_key, chain.chain_key
            ORDER BY chain.place DESC) AS from_last
    FROM fact_grade AS fact
    INNER JOIN dim_group AS study ON study.group_key = fact.group_key
    INNER JOIN mart_attempt AS chain
        ON chain.group_key = fact.group_key
        AND chain.learner_key = fact.learner_key
        AND chain.module_key = fact.module_key
        AND chain.control_key = fact.control_key
        AND chain.competency_key = fact.competency_key
        AND chain.attempt = fact.attempt
    WHERE fact.learner_key = @learner
        AND fact.control_key IN (2, 3, 4) AND fact.date_key <= @today
        AND (@group IS NULL OR fact.group_key = @group)
        AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR fact.group_key IN ({> Parts/scope-groups}))
        AND (@scope_learner IS NULL OR fact.learner_key = @scope_learner)
)
SELECT 'attendance' AS measure, @learner AS learner_key, 'Посещаемость, %' AS title, attended AS numerator, scheduled AS denominator
FROM own
WHERE scheduled > 0
UNION ALL
SELECT 'result', @learner, 'Результат, %', share_sum, share_n
FROM own
WHERE share_n > 0
UNION ALL
SELECT 'debts', @learner, 'Не сдано аттестаций', sum(iif(is_passed = 0 AND bucket <> 'exempt', 1, 0)), NULL
FROM attempt
WHERE from_last = 1
HAVING count(*) > 0
ORDER BY measure;
