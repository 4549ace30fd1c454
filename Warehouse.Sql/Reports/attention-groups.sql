-- title: Группы, которые отстают от цели
-- grain: группа
-- parameters: from, to, organisation, programme, group
-- link: group_code | /plan?by=competency&group={group_key}
-- column: group_key | Ключ | key
-- column: group_code | Группа | text
-- column: programme | Программа | text
-- column: starts_on | Начало | date
-- column: ends_on | Окончание | date
-- column: results_n | Результатов с целью | count
-- column: reached | Достигнуто результатов, % | share
-- column: by_grades | По оценкам | text
-- column: by_passes | По зачётам | text
-- column: planned | Цель, % | share
-- column: deviation | Отклонение от цели, п. п. | deviation
-- A group falls behind when less of its learners' planned results (learner x result) is attained than the planned part.
SELECT group_key, group_code, programme, starts_on, ends_on, results_n, reached, by_grades, by_passes, planned, reached - planned AS deviation
FROM (
    SELECT
        member.group_key,
        member.group_code,
        coalesce(programme.name, programme.programme_code) AS programme,
        member.starts_on,
        member.ends_on,
        sum(mart.planned_n) AS results_n,
        (sum(mart.reached_n) * 1000000 + sum(mart.planned_n) / 2) / sum(mart.planned_n) AS reached,
        iif(sum(mart.by_grade_n) > 0, concat(sum(mart.by_grade_reached_n), ' из ', sum(mart.by_grade_n)), NULL) AS by_grades,
        iif(sum(mart.by_pass_n) > 0, concat(sum(mart.by_pass_reached_n), ' из ', sum(mart.by_pass_n)), NULL) AS by_passes,
        sum(mart.planned_learners * mart.planned_n) / sum(mart.planned_n) AS planned
    FROM dim_group AS member
    INNER JOIN dim_programme AS programme ON programme.programme_key = member.programme_key
    INNER JOIN mart_outcome_group AS mart ON mart.group_key = member.group_key
    WHERE mart.competency_key <> 0
        AND mart.planned_learners IS NOT NULL
        AND mart.planned_n > 0
        AND member.starts_on <= @to
        AND member.ends_on >= @from
        AND (@organisation IS NULL OR member.org_key = @organisation)
        AND (@programme IS NULL OR member.programme_key = @programme)
        AND (@group IS NULL OR member.group_key = @group)
        AND (@scope_organisation IS NULL OR member.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR member.group_key IN ({> Parts/scope-groups}))
        AND @scope_learner IS NULL
    GROUP BY member.group_key, member.group_code, programme.name, programme.programme_code, member.starts_on, member.ends_on
) AS compared
WHERE reached < planned
ORDER BY planned - reached DESC, group_code;
