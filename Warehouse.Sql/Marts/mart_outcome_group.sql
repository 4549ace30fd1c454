-- title: Результаты группы против плана
-- feeds: grades, plan, module_competencies, groups
-- grain: группа, компетенция или модуль; строка с нулями — слушатели, достигшие всех своих планируемых результатов
DELETE FROM mart_outcome_group WHERE group_key IN (SELECT group_key FROM touched_group);

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
    (
        SELECT plan.planned_learners
        FROM fact_plan AS plan
        INNER JOIN dim_group AS member ON member.programme_key = plan.programme_key
        WHERE member.group_key = outcome.group_key
            AND plan.group_key IN (0, outcome.group_key)
            AND plan.module_key = outcome.module_key
            AND plan.competency_key = outcome.competency_key
            AND plan.valid_from = (
                SELECT coalesce(
                    max(iif(earlier.valid_from <= coalesce(member.starts_on, 99991231), earlier.valid_from, NULL)),
                    min(earlier.valid_from))
                FROM fact_plan AS earlier
                WHERE earlier.programme_key = plan.programme_key
                    AND earlier.group_key = plan.group_key
                    AND earlier.module_key = plan.module_key
                    AND earlier.competency_key = plan.competency_key)
        ORDER BY plan.group_key DESC
        LIMIT 1
    )
FROM touched_group AS touched
INNER JOIN mart_outcome AS outcome ON outcome.group_key = touched.group_key
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
    INNER JOIN mart_outcome AS outcome ON outcome.group_key = touched.group_key
    WHERE outcome.planned IS NOT NULL
    GROUP BY outcome.group_key, outcome.learner_key
) AS learner
GROUP BY group_key;
