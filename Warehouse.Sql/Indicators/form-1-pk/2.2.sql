-- title: Распределение слушателей по источникам финансирования
-- code: 2.2
-- unit: человек
-- counts: people
-- sum-of-lines: 01 = 02 + 03 + 04 + 05 + 06 + 07 + 08
-- sum-of-graphs: none
-- kind: computed
-- source: форма федерального статистического наблюдения № 1-ПК, раздел 2
-- wording: номера строк и граф, сверить с действующей формой
-- valid: 2021-
-- owner: учебная часть
-- line: 01 | Всего слушателей
-- line: 02 | за счёт бюджетных ассигнований федерального бюджета
-- line: 03 | за счёт бюджетных ассигнований бюджетов субъектов Российской Федерации
-- line: 04 | за счёт бюджетных ассигнований местных бюджетов
-- line: 05 | по договорам за счёт средств физических лиц
-- line: 06 | по договорам за счёт средств юридических лиц
-- line: 07 | за счёт собственных средств организации
-- line: 08 | источник к строкам формы не отнесён
-- graph: 3 | Повышение квалификации
-- graph: 4 | Профессиональная переподготовка
-- numerator: слушатели, завершившие в отчётном году обучение по дополнительным профессиональным программам
-- rule: Дата завершения обучения в отчётном году; не приступившие не считаются. Источник — по полю «Финансирование» группы; уровень бюджета называется в нём («федеральный бюджет»), иначе слушатели стоят в строке 08.
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
        coalesce(study.funding, '') AS words,
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
        coalesce(study.funding, ''),
        iif(@opened = 1 AND @people = 'completions', part.group_key, NULL),
        part.learner_key
),
sorted AS (
    SELECT told.year, told.kind, told.leaf, told.group_key, told.learner_key, sum(told.n) AS n
    FROM (
        SELECT
            counted.*,
            CASE
                WHEN counted.words LIKE '%едеральн%' THEN '02'
                WHEN counted.words LIKE '%субъект%' OR counted.words LIKE '%егиональн%' THEN '03'
                WHEN counted.words LIKE '%естн%' OR counted.words LIKE '%униципальн%' THEN '04'
                WHEN counted.words LIKE '%изическ%' THEN '05'
                WHEN counted.words LIKE '%ридическ%' OR counted.words LIKE '%договор с организацией%' OR counted.words LIKE '%Договор с организацией%' THEN '06'
                WHEN counted.words LIKE '%обственн%' THEN '07'
                ELSE '08'
            END AS leaf
        FROM counted
    ) AS told
    GROUP BY told.year, told.kind, told.leaf, told.group_key, told.learner_key
),
line AS (
    -- Which lines a leaf belongs to.
    SELECT '01' AS line_code, '02' AS leaf
    UNION ALL SELECT '01', '03'
    UNION ALL SELECT '01', '04'
    UNION ALL SELECT '01', '05'
    UNION ALL SELECT '01', '06'
    UNION ALL SELECT '01', '07'
    UNION ALL SELECT '01', '08'
    UNION ALL SELECT '02', '02'
    UNION ALL SELECT '03', '03'
    UNION ALL SELECT '04', '04'
    UNION ALL SELECT '05', '05'
    UNION ALL SELECT '06', '06'
    UNION ALL SELECT '07', '07'
    UNION ALL SELECT '08', '08'
),
graph AS (
    SELECT '3' AS graph_code, 'qualification' AS kind
    UNION ALL SELECT '4', 'retraining'
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
INNER JOIN graph ON graph.kind = sorted.kind
GROUP BY sorted.year, line.line_code, graph.graph_code, sorted.group_key, iif(@opened = 1, sorted.learner_key, NULL);
