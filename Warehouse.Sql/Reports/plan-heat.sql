-- title: Достижение цели: группы и планируемые результаты
-- grain: группа и планируемый результат
-- parameters: from, to, organisation, programme, group, teacher
-- chart: heat x=competency y=group_code value=reached plan=planned
-- column: group_key | Ключ группы | key
-- column: group_code | Группа | text
-- column: competency | Планируемый результат | text
-- column: reached | Достигли, % слушателей | share
-- column: by_grades | По оценкам | text
-- column: by_passes | По зачётам | text
-- column: planned | Цель, % слушателей | share
-- The last twenty groups of the choice, newest first: more would not be read.
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
recent AS (
    SELECT group_key, group_code, starts_on, row_number() OVER (ORDER BY starts_on DESC, group_code) AS place
    FROM study
    WHERE (starts_on <= @to OR starts_on IS NULL) AND (ends_on >= @from OR ends_on IS NULL)
        AND EXISTS (SELECT 1 FROM mart_outcome_group AS mart WHERE mart.group_key = study.group_key AND mart.planned_n > 0)
)
SELECT
    recent.group_key,
    recent.group_code,
    competency.competency_code AS competency,
    iif(mart.planned_n > 0, (mart.reached_n * 1000000 + mart.planned_n / 2) / mart.planned_n, NULL) AS reached,
    iif(mart.by_grade_n > 0, concat(mart.by_grade_reached_n, ' из ', mart.by_grade_n), NULL) AS by_grades,
    iif(mart.by_pass_n > 0, concat(mart.by_pass_reached_n, ' из ', mart.by_pass_n), NULL) AS by_passes,
    mart.planned_learners AS planned
FROM recent
INNER JOIN mart_outcome_group AS mart ON mart.group_key = recent.group_key AND mart.competency_key <> 0
INNER JOIN dim_competency AS competency ON competency.competency_key = mart.competency_key
WHERE recent.place <= 20 AND mart.planned_n > 0
ORDER BY recent.place, competency.competency_code;
