-- title: Результаты группы против плана
-- feeds: grades, plan, module_competencies, competencies, groups, programmes
-- grain: группа, компетенция или модуль; строка с нулями — слушатели, достигшие всех своих планируемых результатов
-- columns: group_key, module_key, competency_key, learners_n, attained_sum, planned_n, planned_sum, reached_n, planned_learners, graded_n, by_grade_n, by_grade_reached_n, by_pass_n, by_pass_reached_n
-- graded: results of grades with a share. attained_sum is of them alone, planned_sum of those of them that have a plan. In the row of zeros
-- learners_n, graded_n, planned_n and reached_n count learners, by_grade_ and by_pass_ their results with a plan.
DELETE FROM mart_outcome_group WHERE group_key IN (SELECT group_key FROM touched_group);

-- The plan in force is the group's own, else the programme's: the last valid when the group started.
WITH goal_in_force AS (
    SELECT
        touched.group_key, goal.module_key, goal.competency_key, goal.planned_learners,
        row_number() OVER (
            PARTITION BY touched.group_key, goal.module_key, goal.competency_key
            ORDER BY
                iif(goal.group_key = 0, 1, 0),
                iif(goal.valid_from <= coalesce(member.starts_on, 99991231), 0, 1),
                iif(goal.valid_from <= coalesce(member.starts_on, 99991231), -goal.valid_from, goal.valid_from)) AS place
    FROM touched_group AS touched
    CROSS JOIN dim_group AS member
    CROSS JOIN fact_plan AS goal
    WHERE member.group_key = touched.group_key
        AND goal.programme_key = member.programme_key
        AND goal.group_key IN (0, member.group_key)
)
INSERT INTO mart_outcome_group (
    group_key, module_key, competency_key, learners_n, attained_sum, planned_n, planned_sum, reached_n, planned_learners,
    graded_n, by_grade_n, by_grade_reached_n, by_pass_n, by_pass_reached_n)
SELECT
    outcome.group_key,
    outcome.module_key,
    outcome.competency_key,
    count(*),
    sum(coalesce(outcome.attained, 0)),
    sum(iif(outcome.planned IS NULL, 0, 1)),
    sum(iif(outcome.attained IS NULL, 0, coalesce(outcome.planned, 0))),
    sum(coalesce(outcome.is_reached, 0)),
    max(goal_in_force.planned_learners),
    sum(iif(outcome.attained IS NULL, 0, 1)),
    sum(iif(outcome.attained IS NULL OR outcome.planned IS NULL, 0, 1)),
    sum(iif(outcome.attained IS NULL, 0, coalesce(outcome.is_reached, 0))),
    sum(iif(outcome.attained IS NOT NULL OR outcome.planned IS NULL, 0, 1)),
    sum(iif(outcome.attained IS NULL, coalesce(outcome.is_reached, 0), 0))
FROM touched_group AS touched
CROSS JOIN mart_outcome AS outcome
LEFT JOIN goal_in_force
    ON goal_in_force.group_key = outcome.group_key
    AND goal_in_force.module_key = outcome.module_key
    AND goal_in_force.competency_key = outcome.competency_key
    AND goal_in_force.place = 1
WHERE outcome.group_key = touched.group_key
GROUP BY outcome.group_key, outcome.module_key, outcome.competency_key;

INSERT INTO mart_outcome_group (
    group_key, module_key, competency_key, learners_n, attained_sum, planned_n, planned_sum, reached_n, planned_learners,
    graded_n, by_grade_n, by_grade_reached_n, by_pass_n, by_pass_reached_n)
SELECT
    group_key, 0, 0, count(*),
    sum(iif(by_grade_n > 0, attained_sum / nullif(by_grade_n, 0), 0)),
    count(*),
    sum(iif(by_grade_n > 0, planned_sum / nullif(by_grade_n, 0), 0)),
    sum(is_reached),
    NULL,
    sum(iif(by_grade_n > 0, 1, 0)),
    sum(by_grade_n),
    sum(by_grade_reached_n),
    sum(by_pass_n),
    sum(by_pass_reached_n)
FROM (
    SELECT
        outcome.group_key,
        outcome.learner_key,
        sum(coalesce(outcome.attained, 0)) AS attained_sum,
        sum(iif(outcome.attained IS NULL, 0, outcome.planned)) AS planned_sum,
        min(outcome.is_reached) AS is_reached,
        sum(iif(outcome.attained IS NULL, 0, 1)) AS by_grade_n,
        sum(iif(outcome.attained IS NULL, 0, outcome.is_reached)) AS by_grade_reached_n,
        sum(iif(outcome.attained IS NULL, 1, 0)) AS by_pass_n,
        sum(iif(outcome.attained IS NULL, outcome.is_reached, 0)) AS by_pass_reached_n
    FROM touched_group AS touched
    CROSS JOIN mart_outcome AS outcome
    WHERE outcome.group_key = touched.group_key
        AND outcome.planned IS NOT NULL
    GROUP BY outcome.group_key, outcome.learner_key
) AS learner
GROUP BY group_key;
