-- title: Общая численность учащихся, в том числе:
-- code: 1.1
-- unit: человек
-- counts: people
-- kind: computed
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 5, пункт 1.1
-- valid: 2013-
-- owner: учебная часть
-- numerator: учащиеся
-- rule: Приступившие к обучению по общеразвивающим и предпрофессиональным программам; человек считается один раз. По первому выбору — те, кто учится 31 декабря, по второму — все, кто учился хотя бы один день года; день завершения или отчисления в обучение не входит.
-- parameters: first_year, last_year, organisation, opened, pupils
WITH closing AS (
    SELECT
        date_key / 10000 AS year,
        date_key AS last_day,
        iif(@pupils = 'year_end', date_key, date_key / 10000 * 10000 + 100) AS studying_after
    FROM dim_date
    WHERE month = 12 AND day = 31 AND date_key BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
),
pupil AS (
    -- A person once a year, whatever groups of general and preprofessional programmes they are in.
    SELECT
        closing.year,
        fact.learner_key
    FROM dim_programme AS programme
    CROSS JOIN dim_group AS study
    CROSS JOIN fact_enrolment AS fact
    CROSS JOIN closing
    WHERE programme.kind IN ('general', 'preprofessional')
        AND study.programme_key = programme.programme_key
        AND fact.group_key = study.group_key
        AND fact.started_date_key <= closing.last_day
        AND coalesce(fact.completed_date_key, fact.left_date_key, 99991231) > closing.studying_after
        AND (@organisation IS NULL OR study.org_key = @organisation)
        AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
        AND (@scope_learner IS NULL OR fact.learner_key = @scope_learner)
    GROUP BY closing.year, fact.learner_key
)
SELECT
    pupil.year,
    '' AS line_code,
    '' AS graph_code,
    count(*) AS numerator,
    NULL AS denominator,
    NULL AS programme_key,
    NULL AS group_key,
    iif(@opened = 1, pupil.learner_key, NULL) AS learner_key,
    NULL AS teacher_key
FROM pupil
GROUP BY pupil.year, iif(@opened = 1, pupil.learner_key, NULL);
