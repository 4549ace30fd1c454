-- title: Группы, которые закончили и не достигли цели
-- grain: группа
-- parameters: from, to, today, organisation, programme, group
-- link: group_code | /plan?by=competency&preset=all&group={group_key}
-- column: group_key | Ключ | key
-- column: group_code | Группа | text
-- column: programme | Программа | text
-- column: starts_on | Начало | date
-- column: ends_on | Окончание | date
-- column: results_n | Результатов с целью | count
-- column: reached | Достигнуто результатов, % | share
-- column: by_grades | По оценкам | text
-- column: by_passes | По зачётам | text
-- column: target | Цель, % слушателей | share
-- column: deviation | К цели, п. п. | deviation
-- Groups whose last day lies in the period and before today: they cannot be helped any more and stand apart from those at work.
WITH moment AS (
    SELECT iif(@to > @today, @today, @to) AS day_key
),
study AS (
    SELECT member.group_key, member.group_code, member.programme_key, member.starts_on, member.ends_on
    FROM dim_group AS member
    CROSS JOIN moment
    WHERE member.ends_on >= @from
        AND member.ends_on < moment.day_key
        AND (@organisation IS NULL OR member.org_key = @organisation)
        AND (@programme IS NULL OR member.programme_key = @programme)
        AND (@group IS NULL OR member.group_key = @group)
        AND (@scope_organisation IS NULL OR member.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR member.group_key IN ({> Parts/scope-groups}))
        AND @scope_learner IS NULL
),
result AS (
{> Parts/group-results}
)
SELECT
    study.group_key,
    study.group_code,
    coalesce(programme.name, programme.programme_code) AS programme,
    study.starts_on,
    study.ends_on,
    result.results_n,
    result.reached,
    result.by_grades,
    result.by_passes,
    result.target,
    result.reached - result.target AS deviation
FROM study
INNER JOIN dim_programme AS programme ON programme.programme_key = study.programme_key
INNER JOIN result ON result.group_key = study.group_key
WHERE result.is_behind = 1
ORDER BY result.reached - result.target, study.group_code;
