-- title: Результаты и план: группы
-- grain: группа
-- parameters: from, to, organisation, programme, group, teacher
-- chart: bar x=group_code y=reached plan=planned_learners
-- column: programme_key | Ключ программы | key
-- column: group_key | Ключ группы | key
-- column: group_code | Группа | text
-- column: programme | Программа | text
-- column: starts_on | Начало | date
-- column: ends_on | Окончание | date
-- column: learners_n | Слушателей | count
-- column: attained | Результат, % | share
-- column: planned | Порог, % | share
-- column: reached | Достигнуто результатов, % | share
-- column: by_grades | По оценкам | text
-- column: by_passes | По зачётам | text
-- column: planned_learners | Цель, % | share
-- column: deviation | Отклонение от цели, п. п. | deviation
-- column: reached_n | Достигли всего, чел. | count
-- column: short_n | Не достигли, чел. | count
-- Result and threshold are means of the results that have a share. Reached: of the planned results of the learners (learner x result), the part that was attained, of all that have a threshold. The goal and the distance
-- from it are of the results that have a goal, as everywhere (Parts/group-results). The last two columns count learners by all their planned results.
-- A result is of no teacher: with one chosen there are no rows.
WITH study AS (
    SELECT member.group_key, member.group_code, member.programme_key, member.starts_on, member.ends_on
    FROM dim_group AS member
    WHERE (@organisation IS NULL OR member.org_key = @organisation)
        AND (@programme IS NULL OR member.programme_key = @programme)
        AND (@group IS NULL OR member.group_key = @group)
        AND (@scope_organisation IS NULL OR member.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR member.group_key IN ({> Parts/scope-groups}))
        AND @scope_learner IS NULL
        AND @teacher IS NULL
)
SELECT
    study.programme_key,
    study.group_key,
    study.group_code,
    coalesce(programme.name, programme.programme_code) AS programme,
    study.starts_on,
    study.ends_on,
    mart.learners_n,
    iif(mart.graded_n > 0, (mart.attained_sum + mart.graded_n / 2) / mart.graded_n, NULL) AS attained,
    iif(mart.graded_n > 0, (mart.planned_sum + mart.graded_n / 2) / mart.graded_n, NULL) AS planned,
    result.reached,
    result.by_grades,
    result.by_passes,
    goal.target AS planned_learners,
    goal.reached - goal.target AS deviation,
    mart.reached_n,
    mart.learners_n - mart.reached_n AS short_n
FROM study
INNER JOIN dim_programme AS programme ON programme.programme_key = study.programme_key
INNER JOIN (
    -- Learners by their planned competencies; results of modules are not counted.
    SELECT
        group_key, count(*) AS learners_n, sum(is_reached) AS reached_n, sum(iif(graded_n > 0, 1, 0)) AS graded_n,
        sum(iif(graded_n > 0, attained_sum / nullif(graded_n, 0), 0)) AS attained_sum,
        sum(iif(graded_n > 0, planned_sum / nullif(graded_n, 0), 0)) AS planned_sum
    FROM (
        SELECT
            outcome.group_key, outcome.learner_key, min(outcome.is_reached) AS is_reached, sum(iif(outcome.attained IS NULL, 0, 1)) AS graded_n,
            sum(CAST(coalesce(outcome.attained, 0) AS bigint)) AS attained_sum,
            sum(CAST(iif(outcome.attained IS NULL, 0, outcome.planned) AS bigint)) AS planned_sum
        FROM study AS whose
        INNER JOIN mart_outcome AS outcome ON outcome.group_key = whose.group_key
        WHERE outcome.planned IS NOT NULL AND outcome.competency_key <> 0 AND (whose.starts_on <= @to OR whose.starts_on IS NULL) AND (whose.ends_on >= @from OR whose.ends_on IS NULL)
        GROUP BY outcome.group_key, outcome.learner_key
    ) AS learner
    GROUP BY group_key
) AS mart ON mart.group_key = study.group_key
LEFT JOIN (
    SELECT
        part.group_key,
        iif(sum(part.planned_n) > 0, (sum(part.reached_n) * 1000000 + sum(part.planned_n) / 2) / sum(part.planned_n), NULL) AS reached,
        iif(sum(part.by_grade_n) > 0, concat(sum(part.by_grade_reached_n), ' из ', sum(part.by_grade_n)), NULL) AS by_grades,
        iif(sum(part.by_pass_n) > 0, concat(sum(part.by_pass_reached_n), ' из ', sum(part.by_pass_n)), NULL) AS by_passes
    FROM study AS own
    INNER JOIN mart_outcome_group AS part ON part.group_key = own.group_key AND part.competency_key <> 0
    GROUP BY part.group_key
) AS result ON result.group_key = study.group_key
LEFT JOIN (
{> Parts/group-results}
) AS goal ON goal.group_key = study.group_key
WHERE (study.starts_on <= @to OR study.starts_on IS NULL) AND (study.ends_on >= @from OR study.ends_on IS NULL)
ORDER BY study.starts_on DESC, study.group_code;
