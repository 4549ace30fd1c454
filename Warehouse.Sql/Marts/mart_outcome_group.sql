-- title: Результаты группы против плана
-- feeds: grades, plan, module_competencies, groups
-- grain: группа, компетенция или модуль; строка с нулями — слушатели, достигшие всех своих планируемых результатов
-- columns: group_key, module_key, competency_key, learners_n, attained_sum, planned_n, planned_sum, reached_n, planned_learners
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
    group_key, module_key, competency_key, learners_n, attained_sum, planned_n, planned_sum, reached_n, planned_learners)
SELECT
    outcome.group_key,
    outcome.module_key,
    outcome.competency_key,
    count(*),
    sum(outcome.attained),
    count(outcome.planned),
    sum(coalesce(outcome.planned, 0)),
    sum(coalesce(outcome.is_reached, 0)),
    max(goal_in_force.planned_learners)
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
    group_key, module_key, competency_key, learners_n, attained_sum, planned_n, planned_sum, reached_n, planned_learners)
SELECT group_key, 0, 0, count(*), sum(attained), count(*), sum(planned), sum(is_reached), NULL
FROM (
    SELECT
        outcome.group_key,
        outcome.learner_key,
        sum(outcome.attained) / count(*) AS attained,
        sum(outcome.planned) / count(*) AS planned,
        min(outcome.is_reached) AS is_reached
    FROM touched_group AS touched
    CROSS JOIN mart_outcome AS outcome
    WHERE outcome.group_key = touched.group_key
        AND outcome.planned IS NOT NULL
    GROUP BY outcome.group_key, outcome.learner_key
) AS learner
GROUP BY group_key;
