-- title: Распределение слушателей по формам обучения
-- code: 2.3
-- unit: человек
-- counts: people
-- sum-of-lines: 01 = 02 + 03
-- sum-of-graphs: 3 = 4 + 6 + 8
-- sum-of-graphs: 4 = 5
-- sum-of-graphs: 6 = 7
-- sum-of-graphs: 8 = 9
-- kind: computed
-- source: форма федерального статистического наблюдения № 1-ПК, подраздел 2.3
-- wording: номера строк и граф, сверить с действующей формой
-- valid: 2021-
-- owner: учебная часть
-- line: 01 | Всего слушателей
-- line: 02 | по программам повышения квалификации
-- line: 03 | по программам профессиональной переподготовки
-- graph: 3 | Всего
-- graph: 4 | Очная форма
-- graph: 5 | из них за счёт бюджетных средств
-- graph: 6 | Очно-заочная форма
-- graph: 7 | из них за счёт бюджетных средств
-- graph: 8 | Заочная форма
-- graph: 9 | из них за счёт бюджетных средств
-- numerator: слушатели, завершившие в отчётном году обучение по дополнительным профессиональным программам
-- rule: Дата завершения обучения в отчётном году; не приступившие не считаются. Форма и финансирование — группы; бюджетное — «бюджет» или «государственное задание». Графа 3 = 4 + 6 + 8, когда форма указана у каждой группы; строка 01 = 02 + 03, когда считаются обучения.
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
),
counted AS (
    SELECT
        part.date_key / 10000 AS year,
        coalesce(version.kind, programme.kind) AS kind,
        CASE WHEN study.form LIKE '_чная%' THEN 'full' WHEN study.form LIKE '_чно-%' THEN 'mixed' WHEN study.form LIKE '_аочн%' THEN 'extramural' ELSE 'none' END AS form,
        CASE WHEN study.funding LIKE '%юджет%' OR study.funding LIKE '%осударственное задание%' THEN '1' ELSE '0' END AS is_budget,
        iif(@opened = 1 AND @people = 'completions', part.group_key, NULL) AS group_key,
        part.learner_key,
        sum(part.n) AS n
    FROM part
    INNER JOIN dim_group AS study ON study.group_key = part.group_key
    INNER JOIN dim_programme AS programme ON programme.programme_key = study.programme_key
    LEFT JOIN dim_programme_history AS version
        ON version.programme_key = study.programme_key
        AND version.valid_from <= part.date_key AND version.valid_to > part.date_key
    WHERE coalesce(version.kind, programme.kind) IN ('qualification', 'retraining')
        AND (@organisation IS NULL OR study.org_key = @organisation)
        AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
        AND (@scope_learner IS NULL OR part.learner_key = @scope_learner)
    GROUP BY
        part.date_key / 10000,
        coalesce(version.kind, programme.kind),
        CASE WHEN study.form LIKE '_чная%' THEN 'full' WHEN study.form LIKE '_чно-%' THEN 'mixed' WHEN study.form LIKE '_аочн%' THEN 'extramural' ELSE 'none' END,
        CASE WHEN study.funding LIKE '%юджет%' OR study.funding LIKE '%осударственное задание%' THEN '1' ELSE '0' END,
        iif(@opened = 1 AND @people = 'completions', part.group_key, NULL),
        part.learner_key
),
sorted AS (
    SELECT told.year, told.form, told.is_budget, told.leaf, told.group_key, told.learner_key, sum(told.n) AS n
    FROM (
        SELECT
            counted.*,
            CASE
                WHEN counted.kind = 'qualification' THEN '02'
                WHEN counted.kind = 'retraining' THEN '03'
                ELSE ''
            END AS leaf
        FROM counted
    ) AS told
    GROUP BY told.year, told.form, told.is_budget, told.leaf, told.group_key, told.learner_key
),
line AS (
    -- Which lines a leaf belongs to.
    SELECT '01' AS line_code, '02' AS leaf
    UNION ALL SELECT '01', '03'
    UNION ALL SELECT '02', '02'
    UNION ALL SELECT '03', '03'
),
graph AS (
    SELECT '3' AS graph_code, '' AS form, '' AS is_budget
    UNION ALL SELECT '4', 'full', ''
    UNION ALL SELECT '5', 'full', '1'
    UNION ALL SELECT '6', 'mixed', ''
    UNION ALL SELECT '7', 'mixed', '1'
    UNION ALL SELECT '8', 'extramural', ''
    UNION ALL SELECT '9', 'extramural', '1'
)
SELECT
    sorted.year,
    line.line_code,
    graph.graph_code,
    iif(@people = 'persons', count(DISTINCT sorted.learner_key), sum(sorted.n)) AS numerator,
    NULL AS denominator,
    NULL AS programme_key,
    sorted.group_key,
    iif(@opened = 1, sorted.learner_key, NULL) AS learner_key,
    NULL AS teacher_key
FROM sorted
INNER JOIN line ON line.leaf = sorted.leaf
INNER JOIN graph ON (graph.form = '' OR graph.form = sorted.form) AND (graph.is_budget = '' OR graph.is_budget = sorted.is_budget)
GROUP BY sorted.year, line.line_code, graph.graph_code, sorted.group_key, iif(@opened = 1, sorted.learner_key, NULL);
