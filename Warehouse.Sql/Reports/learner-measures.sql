-- title: Показатели слушателя
-- grain: показатель
-- parameters: today, learner, group
-- column: measure | Код показателя | key
-- column: learner_key | Ключ слушателя | key
-- column: title | Показатель | text
-- column: numerator | Числитель | number
-- column: denominator | Знаменатель | number
-- Up to today, in one group or in all. Attendance is of hours in hundredths, the mean result is a sum of shares in millionths over a count of
-- results that have a share; attestations that were not passed are counted by the last attempt of each, and have no denominator. Marks of attendance from
-- outside the enrolment are not counted.
WITH own_month AS (
    SELECT mart.group_key, CAST(mart.attended AS bigint) AS attended, CAST(mart.scheduled AS bigint) AS scheduled, CAST(mart.share_sum AS bigint) AS share_sum, mart.share_n
    FROM mart_learner_month AS mart
    INNER JOIN dim_group AS study ON study.group_key = mart.group_key
    WHERE mart.learner_key = @learner
        AND mart.month_key <= @today / 100
        AND (@group IS NULL OR mart.group_key = @group)
        AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR mart.group_key IN ({> Parts/scope-groups}))
        AND (@scope_learner IS NULL OR mart.learner_key = @scope_learner)
),
own AS (
    SELECT sum(attended) AS attended, sum(scheduled) AS scheduled, sum(share_sum) AS share_sum, sum(share_n) AS share_n
    FROM (
        SELECT attended, scheduled, share_sum, share_n FROM own_month
        UNION ALL
        SELECT -CAST(fact.attended AS bigint), -CAST(fact.scheduled AS bigint), 0, 0
        FROM (
            SELECT DISTINCT left_out.group_key, left_out.date_key
            FROM own_month
            INNER JOIN mart_attendance_left_out AS left_out ON left_out.group_key = own_month.group_key
            WHERE left_out.outside_n > 0 AND left_out.date_key / 100 <= @today / 100
        ) AS outside
        CROSS JOIN fact_attendance AS fact
        INNER JOIN fact_enrolment AS term ON term.group_key = fact.group_key AND term.learner_key = fact.learner_key
        INNER JOIN dim_attendance_mark AS mark ON mark.mark_key = fact.mark_key
        WHERE fact.group_key = outside.group_key
            AND fact.date_key = outside.date_key
            AND fact.learner_key = @learner
            AND mark.is_counted = 1
            AND (fact.date_key < term.enrolled_date_key OR fact.date_key > coalesce(term.completed_date_key, term.left_date_key))
    ) AS part
),
attempt AS (
    SELECT
        fact.bucket, fact.is_passed,
        row_number() OVER (
            PARTITION BY fact.group_key, fact.module_key, fact.competency_key, chain.chain_key
            ORDER BY chain.place DESC) AS from_last
    FROM (SELECT DISTINCT group_key FROM own_month) AS own_group
    CROSS JOIN fact_grade AS fact
    INNER JOIN mart_attempt AS chain
        ON chain.group_key = fact.group_key
        AND chain.learner_key = fact.learner_key
        AND chain.module_key = fact.module_key
        AND chain.control_key = fact.control_key
        AND chain.competency_key = fact.competency_key
        AND chain.attempt = fact.attempt
    WHERE fact.group_key = own_group.group_key
        AND fact.learner_key = @learner
        AND fact.control_key IN (2, 3, 4) AND fact.date_key <= @today
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
