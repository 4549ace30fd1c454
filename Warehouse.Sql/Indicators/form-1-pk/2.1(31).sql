-- title: Численность слушателей на конец отчетного года
-- code: 2.1(31)
-- beside: 2.1
-- unit: человек
-- counts: people
-- kind: computed
-- source: форма федерального статистического наблюдения № 1-ПК (годовая), приказ Росстата от 10.11.2021 № 786, подраздел 2.1, справочно (31)
-- valid: 2021-
-- owner: учебная часть
-- numerator: слушатели дополнительных профессиональных программ, которые учатся 31 декабря отчётного года
-- rule: Приступили не позже 31 декабря и к этому дню не завершили обучение и не отчислены. Вид программы — на 31 декабря.
-- parameters: first_year, last_year, organisation, opened, people
WITH part AS (
    SELECT closing.year, closing.date_key AS last_day, mart.group_key, 0 AS learner_key, sum(mart.started_n - mart.completed_n - mart.left_n) AS n
    FROM dim_date AS closing
    INNER JOIN mart_enrolment_day AS mart ON mart.date_key <= closing.date_key
    WHERE @opened = 0 AND @people = 'completions'
        AND closing.month = 12 AND closing.day = 31
        AND closing.date_key BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
    GROUP BY closing.year, closing.date_key, mart.group_key
    UNION ALL
    SELECT closing.year, closing.date_key, fact.group_key, fact.learner_key, 1
    FROM dim_date AS closing
    INNER JOIN fact_enrolment AS fact
        ON fact.started_date_key <= closing.date_key
        AND coalesce(fact.completed_date_key, fact.left_date_key, 99991231) > closing.date_key
    WHERE (@opened = 1 OR @people = 'persons')
        AND closing.month = 12 AND closing.day = 31
        AND closing.date_key BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
)
SELECT
    part.year,
    '' AS line_code,
    '' AS graph_code,
    iif(@people = 'persons', count(DISTINCT part.learner_key), sum(part.n)) AS numerator,
    NULL AS denominator,
    NULL AS programme_key,
    iif(@opened = 1 AND @people = 'completions', part.group_key, NULL) AS group_key,
    iif(@opened = 1, part.learner_key, NULL) AS learner_key,
    NULL AS teacher_key
FROM part
INNER JOIN dim_group AS study ON study.group_key = part.group_key
INNER JOIN dim_programme AS programme ON programme.programme_key = study.programme_key
LEFT JOIN dim_programme_history AS version
    ON version.programme_key = study.programme_key
    AND version.valid_from <= part.last_day AND version.valid_to > part.last_day
WHERE coalesce(version.kind, programme.kind) IN ('qualification', 'retraining')
    AND (@organisation IS NULL OR study.org_key = @organisation)
    AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
    AND (@scope_learner IS NULL OR part.learner_key = @scope_learner)
GROUP BY part.year, iif(@opened = 1 AND @people = 'completions', part.group_key, NULL), iif(@opened = 1, part.learner_key, NULL);
