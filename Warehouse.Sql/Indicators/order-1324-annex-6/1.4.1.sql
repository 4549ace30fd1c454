-- title: Программ повышения квалификации
-- code: 1.4.1
-- unit: единиц
-- counts: things
-- kind: computed
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 1.4.1
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: учебная часть
-- numerator: программы повышения квалификации, реализуемые в отчётном году
-- rule: Программа реализуется, если в отчётном году училась хотя бы одна её группа, где есть приступившие; по другому выбору — если по ней завершено хотя бы одно обучение. Вид программы — на 31 декабря.
-- parameters: first_year, last_year, organisation, opened, programmes
WITH closing AS (
    SELECT date_key / 10000 AS year, date_key AS last_day
    FROM dim_date
    WHERE month = 12 AND day = 31 AND date_key BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
),
realised AS (
    -- A programme once a year: by a group at work with someone who had started, or by a completion.
    SELECT closing.year, closing.last_day, programme.programme_key
    FROM closing
    CROSS JOIN dim_programme AS programme
    WHERE EXISTS (
            SELECT 1
            FROM dim_group AS study
            INNER JOIN mart_enrolment_day AS mart ON mart.group_key = study.group_key AND mart.date_key <= closing.last_day
            WHERE study.programme_key = programme.programme_key
                AND ((@programmes = 'active' AND mart.started_n > 0
                        AND study.starts_on <= closing.last_day AND study.ends_on >= closing.year * 10000 + 101)
                    OR (@programmes = 'completed' AND mart.completed_n > 0 AND mart.date_key >= closing.year * 10000 + 101))
                AND (@organisation IS NULL OR study.org_key = @organisation)
                AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
                AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups})))
        AND @scope_learner IS NULL
)
SELECT
    realised.year,
    '' AS line_code,
    '' AS graph_code,
    count(*) AS numerator,
    NULL AS denominator,
    iif(@opened = 1, realised.programme_key, NULL) AS programme_key,
    NULL AS group_key,
    NULL AS learner_key,
    NULL AS teacher_key
FROM realised
INNER JOIN dim_programme AS programme ON programme.programme_key = realised.programme_key
LEFT JOIN dim_programme_history AS version
    ON version.programme_key = realised.programme_key
    AND version.valid_from <= realised.last_day AND version.valid_to > realised.last_day
WHERE coalesce(version.kind, programme.kind) IN ('qualification')
GROUP BY realised.year, iif(@opened = 1, realised.programme_key, NULL);
