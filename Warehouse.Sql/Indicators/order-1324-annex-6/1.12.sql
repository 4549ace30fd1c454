-- title: Результативность выполнения образовательной организацией государственного задания в части реализации дополнительных профессиональных программ
-- code: 1.12
-- unit: %
-- counts: people
-- kind: partly
-- entered: denominator
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 1.12
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: учебная часть
-- numerator: завершившие обучение за счёт государственного задания
-- denominator: число обучений по государственному заданию, вводится
-- rule: Завершённые в отчётном году обучения в группах, у которых в финансировании указано государственное задание. План задания вводится по документу.
-- parameters: first_year, last_year, organisation, opened, people
WITH part AS (
    -- How many completed stands in the mart, who they are in the facts; those who never started are in neither.
    SELECT mart.date_key, mart.group_key, 0 AS learner_key, mart.completed_n AS n
    FROM mart_enrolment_day AS mart
    WHERE @opened = 0 AND @people = 'completions' AND mart.completed_n > 0
        AND mart.date_key BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
    UNION ALL
    SELECT fact.completed_date_key, fact.group_key, fact.learner_key, 1
    FROM fact_enrolment AS fact
    WHERE (@opened = 1 OR @people = 'persons') AND fact.started_date_key IS NOT NULL
        AND fact.completed_date_key BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
        AND (@scope_learner IS NULL OR fact.learner_key = @scope_learner)
),
counted AS (
    SELECT
        part.date_key / 10000 AS year,
        iif(@opened = 1 AND @people = 'completions', part.group_key, NULL) AS group_key,
        part.learner_key,
        iif(study.funding LIKE '%осударственное задание%' OR study.funding LIKE '%осзадани%', 1, 0) AS is_counted,
        sum(part.n) AS n
    FROM part
    INNER JOIN dim_group AS study ON study.group_key = part.group_key
    WHERE (@organisation IS NULL OR study.org_key = @organisation)
        AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
        AND (@scope_learner IS NULL OR part.learner_key = @scope_learner)
    GROUP BY
        part.date_key / 10000,
        iif(@opened = 1 AND @people = 'completions', part.group_key, NULL),
        part.learner_key,
        iif(study.funding LIKE '%осударственное задание%' OR study.funding LIKE '%осзадани%', 1, 0)
)
SELECT
    year,
    '' AS line_code,
    '' AS graph_code,
    iif(@people = 'persons', count(DISTINCT iif(is_counted = 1, learner_key, NULL)), sum(is_counted * n)) AS numerator,
    NULL AS denominator,
    NULL AS programme_key,
    group_key,
    iif(@opened = 1, learner_key, NULL) AS learner_key,
    NULL AS teacher_key
FROM counted
WHERE is_counted = 1
GROUP BY year, group_key, iif(@opened = 1, learner_key, NULL);
