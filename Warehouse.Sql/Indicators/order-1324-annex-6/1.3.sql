-- title: Численность/удельный вес численности слушателей, направленных на обучение службами занятости, в общей численности слушателей, прошедших обучение в образовательной организации за отчетный период
-- code: 1.3
-- unit: человек/%
-- counts: people
-- kind: computed
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 1.3
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: учебная часть
-- numerator: завершившие обучение, направленные службой занятости
-- denominator: все слушатели, завершившие обучение в отчётном году
-- rule: Дата завершения обучения в отчётном году; не приступившие не считаются. Направлен службой занятости: в поле «Направлен» стоят слова «служба занятости», «центр занятости» или «ЦЗН».
-- parameters: first_year, last_year, organisation, opened, people
WITH part AS (
    -- How many completed stands in the mart, who they are in the facts; those who never started are in neither.
    SELECT mart.date_key, mart.group_key, 0 AS learner_key, mart.referral, mart.completed_n AS n
    FROM mart_completion AS mart
    WHERE @opened = 0 AND @people = 'completions'
        AND mart.date_key BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
    UNION ALL
    SELECT fact.completed_date_key, fact.group_key, fact.learner_key, fact.referral, 1
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
        iif(part.referral LIKE '%анятост%' OR part.referral LIKE '%ЦЗН%', 1, 0) AS is_counted,
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
        iif(part.referral LIKE '%анятост%' OR part.referral LIKE '%ЦЗН%', 1, 0)
)
SELECT
    year,
    '' AS line_code,
    '' AS graph_code,
    iif(@people = 'persons', count(DISTINCT iif(is_counted = 1, learner_key, NULL)), sum(is_counted * n)) AS numerator,
    iif(@people = 'persons', count(DISTINCT learner_key), sum(n)) AS denominator,
    NULL AS programme_key,
    group_key,
    iif(@opened = 1, learner_key, NULL) AS learner_key,
    NULL AS teacher_key
FROM counted
GROUP BY year, group_key, iif(@opened = 1, learner_key, NULL);
