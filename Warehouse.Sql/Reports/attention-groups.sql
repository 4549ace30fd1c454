-- title: Группы, которые отстают от плана
-- grain: группа
-- parameters: from, to, organisation, programme, group
-- link: group_code | /plan?by=group&group={group_key}
-- column: group_key | Ключ | key
-- column: group_code | Группа | text
-- column: programme | Программа | text
-- column: starts_on | Начало | date
-- column: ends_on | Окончание | date
-- column: learners_n | Слушателей с результатом | count
-- column: reached | Достигли плана, % | share
-- column: planned | План, % | share
-- column: gap | Отставание, п. п. | share
-- A group falls behind when the part of its learners that reached all planned results is below the planned part.
SELECT group_key, group_code, programme, starts_on, ends_on, learners_n, reached, planned, planned - reached AS gap
FROM (
    SELECT
        member.group_key,
        member.group_code,
        coalesce(programme.name, programme.programme_code) AS programme,
        member.starts_on,
        member.ends_on,
        mart.learners_n,
        iif(mart.learners_n > 0, (mart.reached_n * 1000000 + mart.learners_n / 2) / mart.learners_n, NULL) AS reached,
        (
            SELECT sum(part.planned_learners) / count(*)
            FROM mart_outcome_group AS part
            WHERE part.group_key = member.group_key AND part.competency_key <> 0 AND part.planned_learners IS NOT NULL
        ) AS planned
    FROM dim_group AS member
    INNER JOIN dim_programme AS programme ON programme.programme_key = member.programme_key
    INNER JOIN mart_outcome_group AS mart
        ON mart.group_key = member.group_key AND mart.module_key = 0 AND mart.competency_key = 0
    WHERE member.starts_on <= @to AND member.ends_on >= @from
        AND (@organisation IS NULL OR member.org_key = @organisation)
        AND (@programme IS NULL OR member.programme_key = @programme)
        AND (@group IS NULL OR member.group_key = @group)
        AND (@scope_organisation IS NULL OR member.org_key = @scope_organisation)
        AND (@scope_curator IS NULL OR member.curator_key = @scope_curator)
        AND @scope_learner IS NULL
) AS compared
WHERE reached < planned
ORDER BY planned - reached DESC, group_code;
