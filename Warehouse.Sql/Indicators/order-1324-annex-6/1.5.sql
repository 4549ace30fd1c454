-- title: Количество разработанных дополнительных профессиональных программ за отчетный период
-- code: 1.5
-- unit: единиц
-- counts: things
-- kind: computed
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 1.5
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: учебная часть
-- numerator: программы повышения квалификации и профессиональной переподготовки, утверждённые в отчётном году
-- rule: Дата утверждения программы или её новой редакции — в отчётном году; программа считается один раз.
-- parameters: first_year, last_year, organisation, opened
SELECT
    version.approved_on / 10000 AS year,
    '' AS line_code,
    '' AS graph_code,
    count(DISTINCT version.programme_key) AS numerator,
    NULL AS denominator,
    iif(@opened = 1, version.programme_key, NULL) AS programme_key,
    NULL AS group_key,
    NULL AS learner_key,
    NULL AS teacher_key
FROM dim_programme_history AS version
INNER JOIN dim_programme AS programme ON programme.programme_key = version.programme_key
WHERE version.approved_on BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
    AND version.kind IN ('qualification', 'retraining')
    AND (@organisation IS NULL OR programme.org_key = @organisation)
    AND (@scope_organisation IS NULL OR programme.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR EXISTS (
        SELECT 1 FROM dim_group AS study WHERE study.programme_key = programme.programme_key AND study.group_key IN ({> Parts/scope-groups})))
    AND @scope_learner IS NULL
GROUP BY version.approved_on / 10000, iif(@opened = 1, version.programme_key, NULL);
