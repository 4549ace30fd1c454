-- title: Распределение слушателей по возрасту и полу
-- code: 2.4
-- unit: человек
-- counts: people
-- sum-of-lines: 01 = 02 + 03 + 04 + 05 + 06 + 07 + 08 + 09 + 10 + 11
-- sum-of-graphs: 3 = 4
-- sum-of-graphs: 5 = 6
-- kind: computed
-- source: форма федерального статистического наблюдения № 1-ПК, раздел 2
-- wording: номера строк и граф, сверить с действующей формой
-- valid: 2021-
-- owner: учебная часть
-- line: 01 | Всего слушателей
-- line: 02 | моложе 25 лет
-- line: 03 | 25–29 лет
-- line: 04 | 30–34 года
-- line: 05 | 35–39 лет
-- line: 06 | 40–44 года
-- line: 07 | 45–49 лет
-- line: 08 | 50–54 года
-- line: 09 | 55–59 лет
-- line: 10 | 60–64 года
-- line: 11 | 65 лет и более
-- graph: 3 | Повышение квалификации
-- graph: 4 | из них женщины
-- graph: 5 | Профессиональная переподготовка
-- graph: 6 | из них женщины
-- numerator: слушатели, завершившие в отчётном году обучение по дополнительным профессиональным программам
-- rule: Дата завершения обучения в отчётном году; не приступившие не считаются. Возраст — в полных годах на 31 декабря отчётного года, по году рождения; у кого он не указан, стоят только в строке 01.
-- parameters: first_year, last_year, organisation, opened, people
WITH part AS (
    -- How many completed stands in the mart, who they are in the facts; those who never started are in neither.
    SELECT mart.date_key, mart.group_key, 0 AS learner_key, mart.birth_year, mart.sex, mart.completed_n AS n
    FROM mart_completion AS mart
    WHERE @opened = 0 AND @people = 'completions'
        AND mart.date_key BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
    UNION ALL
    SELECT fact.completed_date_key, fact.group_key, fact.learner_key, coalesce(person.birth_year, learner.birth_year), coalesce(person.sex, learner.sex), 1
    FROM fact_enrolment AS fact
    INNER JOIN dim_learner AS learner ON learner.learner_key = fact.learner_key
    LEFT JOIN dim_learner_history AS person
        ON person.learner_key = fact.learner_key
        AND person.valid_from <= fact.completed_date_key AND person.valid_to > fact.completed_date_key
    WHERE (@opened = 1 OR @people = 'persons') AND fact.started_date_key IS NOT NULL
        AND fact.completed_date_key BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
        AND (@scope_learner IS NULL OR fact.learner_key = @scope_learner)
),
counted AS (
    -- By what the form asks; each person once when persons are counted.
    SELECT
        part.date_key / 10000 AS year,
        coalesce(version.kind, programme.kind) AS kind,
        part.date_key / 10000 - part.birth_year AS age,
        coalesce(part.sex, '') AS sex,
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
        part.date_key / 10000 - part.birth_year,
        coalesce(part.sex, ''),
        iif(@opened = 1 AND @people = 'completions', part.group_key, NULL),
        part.learner_key
),
sorted AS (
    SELECT told.year, told.kind, told.sex, told.leaf, told.group_key, told.learner_key, sum(told.n) AS n
    FROM (
        SELECT
            counted.*,
            CASE
                WHEN counted.age IS NULL THEN ''
                WHEN counted.age <= 24 THEN '02'
                WHEN counted.age <= 29 THEN '03'
                WHEN counted.age <= 34 THEN '04'
                WHEN counted.age <= 39 THEN '05'
                WHEN counted.age <= 44 THEN '06'
                WHEN counted.age <= 49 THEN '07'
                WHEN counted.age <= 54 THEN '08'
                WHEN counted.age <= 59 THEN '09'
                WHEN counted.age <= 64 THEN '10'
                ELSE '11'
            END AS leaf
        FROM counted
    ) AS told
    GROUP BY told.year, told.kind, told.sex, told.leaf, told.group_key, told.learner_key
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
    UNION ALL SELECT '01', '09'
    UNION ALL SELECT '01', '10'
    UNION ALL SELECT '01', '11'
    UNION ALL SELECT '01', ''
    UNION ALL SELECT '02', '02'
    UNION ALL SELECT '03', '03'
    UNION ALL SELECT '04', '04'
    UNION ALL SELECT '05', '05'
    UNION ALL SELECT '06', '06'
    UNION ALL SELECT '07', '07'
    UNION ALL SELECT '08', '08'
    UNION ALL SELECT '09', '09'
    UNION ALL SELECT '10', '10'
    UNION ALL SELECT '11', '11'
),
graph AS (
    SELECT '3' AS graph_code, 'qualification' AS kind, '' AS sex
    UNION ALL SELECT '4', 'qualification', 'F'
    UNION ALL SELECT '5', 'retraining', ''
    UNION ALL SELECT '6', 'retraining', 'F'
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
INNER JOIN graph ON (graph.kind = '' OR graph.kind = sorted.kind) AND (graph.sex = '' OR graph.sex = sorted.sex)
GROUP BY sorted.year, line.line_code, graph.graph_code, sorted.group_key, iif(@opened = 1, sorted.learner_key, NULL);
