-- title: Численность/удельный вес численности слушателей, направленных на обучение службами занятости, в общей численности слушателей, прошедших обучение в образовательной организации за отчетный период
-- code: 1.3
-- unit: человек/%
-- kind: computed
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 1.3
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: учебная часть
-- numerator: завершившие обучение, направленные службой занятости
-- denominator: все слушатели, завершившие обучение в отчётном году
-- rule: Дата завершения обучения в отчётном году; не приступившие не считаются. Направлен службой занятости: в поле «Направлен» стоят слова «служба занятости», «центр занятости» или «ЦЗН».
-- parameters: first_year, last_year, organisation, opened, people
WITH counted AS (
    -- Completions of those who had started; each person once when persons are counted.
    SELECT
        fact.completed_date_key / 10000 AS year,
        iif(@opened = 1 AND @people = 'completions', fact.group_key, NULL) AS group_key,
        iif(@opened = 1 OR @people = 'persons', fact.learner_key, NULL) AS learner_key,
        iif(fact.referral LIKE '%анятост%' OR fact.referral LIKE '%ЦЗН%', 1, 0) AS is_counted,
        count(*) AS n
    FROM fact_enrolment AS fact
    INNER JOIN dim_group AS study ON study.group_key = fact.group_key
    WHERE fact.started_date_key IS NOT NULL
        AND fact.completed_date_key BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
        AND (@organisation IS NULL OR study.org_key = @organisation)
        AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
        AND (@scope_curator IS NULL OR study.curator_key = @scope_curator)
        AND (@scope_learner IS NULL OR fact.learner_key = @scope_learner)
    GROUP BY
        fact.completed_date_key / 10000,
        iif(@opened = 1 AND @people = 'completions', fact.group_key, NULL),
        iif(@opened = 1 OR @people = 'persons', fact.learner_key, NULL),
        iif(fact.referral LIKE '%анятост%' OR fact.referral LIKE '%ЦЗН%', 1, 0)
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
