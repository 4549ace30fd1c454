-- title: Результаты и план: компетенции
-- grain: программа и планируемый результат
-- parameters: from, to, organisation, programme, group, teacher
-- menu: Результаты и план
-- page: /plan
-- order: 30
-- chart: bar x=competency y=reached plan=planned_learners
-- column: programme_key | Ключ программы | key
-- column: competency_key | Ключ результата | key
-- column: programme | Программа | text
-- column: competency | Планируемый результат | text
-- column: professional_standard | Профстандарт | text
-- column: learners_n | Слушателей | count
-- column: attained | Результат, % | share
-- column: planned | Порог, % | share
-- column: reached | Достигли, % слушателей | share
-- column: by_grades | По оценкам | text
-- column: by_passes | По зачётам | text
-- column: planned_learners | Цель, % слушателей | share
-- column: deviation | Отклонение от цели, п. п. | deviation
-- column: short_n | Не достигли, чел. | count
-- Result and threshold are means of the results that have a share; results of passes alone count among the reached. Groups that were at work in the period. Means are of learners, added up from groups; nobody is counted without a result.
-- Where a group has no goal, the whole has none.
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
),
total AS (
    SELECT
        study.programme_key,
        mart.competency_key,
        sum(mart.learners_n) AS learners_n,
        sum(mart.graded_n) AS graded_n,
        sum(mart.attained_sum) AS attained_sum,
        sum(mart.planned_n) AS planned_n,
        sum(mart.planned_sum) AS planned_sum,
        sum(mart.reached_n) AS reached_n,
        sum(mart.by_grade_n) AS by_grade_n,
        sum(mart.by_grade_reached_n) AS by_grade_reached_n,
        sum(mart.by_pass_n) AS by_pass_n,
        sum(mart.by_pass_reached_n) AS by_pass_reached_n,
        sum(CAST(coalesce(mart.planned_learners, 0) AS bigint) * mart.planned_n) AS goal_sum,
        sum(iif(mart.planned_learners IS NULL, 0, mart.planned_n)) AS goal_n
    FROM study
    INNER JOIN mart_outcome_group AS mart ON mart.group_key = study.group_key AND mart.competency_key <> 0
    WHERE (study.starts_on <= @to OR study.starts_on IS NULL) AND (study.ends_on >= @from OR study.ends_on IS NULL)
    GROUP BY study.programme_key, mart.competency_key
)
SELECT
    total.programme_key,
    total.competency_key,
    coalesce(programme.name, programme.programme_code) AS programme,
    concat(competency.competency_code, ' ', named.name) AS competency,
    coalesce(named.professional_standard, programme.professional_standard) AS professional_standard,
    total.learners_n,
    iif(total.graded_n > 0, (total.attained_sum + total.graded_n / 2) / total.graded_n, NULL) AS attained,
    iif(total.by_grade_n > 0, (total.planned_sum + total.by_grade_n / 2) / total.by_grade_n, NULL) AS planned,
    iif(total.planned_n > 0, (total.reached_n * 1000000 + total.planned_n / 2) / total.planned_n, NULL) AS reached,
    iif(total.by_grade_n > 0, concat(total.by_grade_reached_n, ' из ', total.by_grade_n), NULL) AS by_grades,
    iif(total.by_pass_n > 0, concat(total.by_pass_reached_n, ' из ', total.by_pass_n), NULL) AS by_passes,
    iif(total.goal_n = total.planned_n, total.goal_sum / nullif(total.goal_n, 0), NULL) AS planned_learners,
    iif(total.planned_n > 0, (total.reached_n * 1000000 + total.planned_n / 2) / nullif(total.planned_n, 0), NULL)
        - iif(total.goal_n = total.planned_n, total.goal_sum / nullif(total.goal_n, 0), NULL) AS deviation,
    total.planned_n - total.reached_n AS short_n
FROM total
INNER JOIN dim_programme AS programme ON programme.programme_key = total.programme_key
INNER JOIN dim_competency AS competency ON competency.competency_key = total.competency_key
LEFT JOIN dim_programme_competency AS named
    ON named.programme_key = total.programme_key AND named.competency_key = total.competency_key
ORDER BY programme, competency;
