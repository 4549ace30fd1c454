-- title: Источники финансирования обучения
-- grain: источник финансирования
-- section: 3
-- parameters: from, to, organisation
-- roles: director, analyst
-- chart: bar x=funding y=studied_n
-- column: funding | Источник финансирования | text
-- column: groups_n | Групп | count
-- column: studied_n | Обучалось | count
-- column: completed_n | Завершили | count
-- Enrolments, as in self-assessment-programmes.
WITH movement AS (
    SELECT
        coalesce(study.funding, 'не указан') AS funding,
        mart.group_key,
        sum(mart.started_n - iif(mart.date_key < @from, mart.completed_n + mart.left_n, 0)) AS studied_n,
        sum(iif(mart.date_key < @from, 0, mart.completed_n)) AS completed_n
    FROM mart_enrolment_day AS mart
    INNER JOIN dim_group AS study ON study.group_key = mart.group_key
    WHERE mart.date_key <= @to
        AND (@organisation IS NULL OR study.org_key = @organisation)
        AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
        AND @scope_learner IS NULL
    GROUP BY coalesce(study.funding, 'не указан'), mart.group_key
    HAVING sum(mart.started_n - iif(mart.date_key < @from, mart.completed_n + mart.left_n, 0)) > 0
)
SELECT
    funding,
    count(*) AS groups_n,
    sum(studied_n) AS studied_n,
    sum(completed_n) AS completed_n
FROM movement
GROUP BY funding
ORDER BY funding;
