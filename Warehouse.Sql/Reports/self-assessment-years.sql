-- title: Самообследование
-- grain: год, в котором были обучения
-- menu: Самообследование
-- page: /self-assessment
-- order: 40
-- roles: director, analyst
-- parameters: organisation
-- column: year | Год | key
SELECT closing.year
FROM (
    SELECT date_key / 10000 AS year, date_key AS last_day FROM dim_date WHERE month = 12 AND day = 31
) AS closing
WHERE EXISTS (
    SELECT 1
    FROM mart_enrolment_day AS mart
    INNER JOIN dim_group AS study ON study.group_key = mart.group_key
    WHERE mart.date_key BETWEEN closing.year * 10000 + 101 AND closing.last_day
        AND (@organisation IS NULL OR study.org_key = @organisation)
        AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
        AND @scope_learner IS NULL)
ORDER BY closing.year DESC;
