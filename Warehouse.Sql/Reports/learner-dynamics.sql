-- title: Динамика результатов слушателя
-- grain: день, в который слушатель получил оценку
-- parameters: learner, group, from, to
-- chart: line x=date_key y=average
-- column: date_key | Дата | date
-- column: average | Среднее слушателя, % | share
-- column: low | Нижняя четверть группы, % | share
-- column: median | Медиана группы, % | share
-- column: high | Верхняя четверть группы, % | share
-- column: learners_n | Слушателей с оценками | count
-- Every figure of a day is the mean of the shares that counted on it: a retake takes the place of the attempt before it. The group's are quartiles over its learners.
WITH own_group AS (
    SELECT DISTINCT mart.group_key
    FROM mart_learner_month AS mart
    INNER JOIN dim_group AS study ON study.group_key = mart.group_key
    WHERE mart.learner_key = @learner
        AND (@group IS NULL OR mart.group_key = @group)
        AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
        AND (@scope_learner IS NULL OR mart.learner_key = @scope_learner)
),
own AS (
    SELECT fact.group_key, fact.date_key
    FROM own_group
    CROSS JOIN fact_grade AS fact
    WHERE fact.group_key = own_group.group_key
        AND fact.learner_key = @learner
        AND fact.date_key BETWEEN @from AND @to AND fact.share IS NOT NULL
    GROUP BY fact.group_key, fact.date_key
),
by_day AS (
    SELECT group_key, learner_key, date_key, sum(share) AS share_sum, sum(share_n) AS share_n
    FROM (
        SELECT fact.group_key, fact.learner_key, fact.date_key, CAST(fact.share AS bigint) AS share, 1 AS share_n
        FROM own_group
        CROSS JOIN fact_grade AS fact
        WHERE fact.group_key = own_group.group_key
            AND fact.date_key BETWEEN @from AND @to AND fact.share IS NOT NULL
        UNION ALL
        SELECT
            fact.group_key, fact.learner_key, iif(later.date_key < fact.date_key, fact.date_key, later.date_key), -CAST(fact.share AS bigint), -1
        FROM own_group
        CROSS JOIN mart_attempt AS chain
        INNER JOIN mart_attempt AS repeat_of
            ON repeat_of.group_key = chain.group_key
            AND repeat_of.learner_key = chain.learner_key
            AND repeat_of.module_key = chain.module_key
            AND repeat_of.competency_key = chain.competency_key
            AND repeat_of.chain_key = chain.chain_key
            AND repeat_of.place = chain.place + 1
        INNER JOIN fact_grade AS fact
            ON fact.group_key = chain.group_key
            AND fact.learner_key = chain.learner_key
            AND fact.module_key = chain.module_key
            AND fact.control_key = chain.control_key
            AND fact.competency_key = chain.competency_key
            AND fact.attempt = chain.attempt
        INNER JOIN fact_grade AS later
            ON later.group_key = repeat_of.group_key
            AND later.learner_key = repeat_of.learner_key
            AND later.module_key = repeat_of.module_key
            AND later.control_key = repeat_of.control_key
            AND later.competency_key = repeat_of.competency_key
            AND later.attempt = repeat_of.attempt
        WHERE chain.group_key = own_group.group_key
            AND chain.is_last = 0
            AND fact.date_key BETWEEN @from AND @to AND fact.share IS NOT NULL
            AND later.date_key BETWEEN @from AND @to
    ) AS change
    GROUP BY group_key, learner_key, date_key
),
running AS (
    SELECT own.group_key, own.date_key, by_day.learner_key, (sum(by_day.share_sum) + sum(by_day.share_n) / 2) / nullif(sum(by_day.share_n), 0) AS average
    FROM own
    INNER JOIN by_day ON by_day.group_key = own.group_key AND by_day.date_key <= own.date_key
    GROUP BY own.group_key, own.date_key, by_day.learner_key
    HAVING sum(by_day.share_n) > 0
),
placed AS (
    SELECT
        group_key, date_key, learner_key, average,
        row_number() OVER (PARTITION BY group_key, date_key ORDER BY average) AS place,
        count(*) OVER (PARTITION BY group_key, date_key) AS learners_n
    FROM running
)
SELECT
    date_key,
    max(iif(learner_key = @learner, average, NULL)) AS average,
    max(iif(place = (learners_n + 3) / 4 AND learners_n >= {> Parts/told-group}, average, NULL)) AS low,
    (max(iif(place = (learners_n + 1) / 2 AND learners_n >= {> Parts/told-group}, average, NULL))
        + max(iif(place = (learners_n + 2) / 2 AND learners_n >= {> Parts/told-group}, average, NULL))) / 2 AS median,
    max(iif(place = (3 * learners_n + 3) / 4 AND learners_n >= {> Parts/told-group}, average, NULL)) AS high,
    max(learners_n) AS learners_n
FROM placed
GROUP BY group_key, date_key
ORDER BY date_key, group_key;
