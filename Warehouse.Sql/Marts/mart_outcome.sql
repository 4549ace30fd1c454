-- title: Результат слушателя против плана
-- feeds: grades, plan, module_competencies, competencies, groups, programmes
-- grain: слушатель, группа, компетенция или модуль
-- columns: group_key, module_key, competency_key, learner_key, attained, is_passed, planned, is_reached, decided_module_key, decided_control_key, decided_teacher_key
-- Evidence with a share makes the result: its mean, weighted by modules, against the planned share. Passes and fails have no share and stay out of
-- it; where there is nothing else, the result is reached when every one of them is a pass.
-- What decided a result is the evidence that took it furthest to the side of the threshold on which it is: weight times distance; of passes and
-- fails a fail of what is not reached; of equals the one of the greater weight, then of the lesser code:
-- keys follow the order of the files.
-- The plan in force is the group's own, else the programme's: the last valid when the group started.
DELETE FROM mart_outcome WHERE group_key IN (SELECT group_key FROM touched_group);

WITH plan_in_force AS (
    SELECT group_key, module_key, competency_key, planned_share
    FROM (
        SELECT
            touched.group_key, goal.module_key, goal.competency_key, goal.planned_share,
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
            AND member.programme_key <> 0
    ) AS ranked
    WHERE place = 1
),
result AS (
    SELECT
        part.group_key,
        iif(part.competency_key = 0, part.module_key, 0) AS module_key,
        part.competency_key,
        part.learner_key,
        sum(iif(part.share IS NULL, 0, part.weight * part.share)) AS weighted,
        sum(iif(part.share IS NULL, 0, part.weight)) AS weight,
        min(part.is_passed) AS is_passed
    FROM touched_group AS touched
    CROSS JOIN mart_evidence AS part
    WHERE part.group_key = touched.group_key
    GROUP BY part.group_key, iif(part.competency_key = 0, part.module_key, 0), part.competency_key, part.learner_key
),
compared AS (
    SELECT
        result.group_key, result.module_key, result.competency_key, result.learner_key, result.weight,
        (result.weighted + result.weight / 2) / nullif(result.weight, 0) AS attained,
        iif(result.weight = 0, result.is_passed, NULL) AS is_passed,
        plan_in_force.planned_share AS planned,
        CASE
            WHEN plan_in_force.planned_share IS NULL THEN NULL
            WHEN result.weight = 0 THEN result.is_passed
            WHEN result.weighted >= plan_in_force.planned_share * result.weight THEN 1
            ELSE 0
        END AS is_reached
    FROM result
    LEFT JOIN plan_in_force
        ON plan_in_force.group_key = result.group_key
        AND plan_in_force.module_key = result.module_key
        AND plan_in_force.competency_key = result.competency_key
    WHERE result.competency_key <> 0 OR plan_in_force.planned_share IS NOT NULL
),
decided AS (
    SELECT
        compared.group_key, compared.module_key, compared.competency_key, compared.learner_key,
        compared.attained, compared.is_passed, compared.planned, compared.is_reached,
        part.module_key AS decided_module_key,
        part.control_key AS decided_control_key,
        part.teacher_key AS decided_teacher_key,
        row_number() OVER (
            PARTITION BY compared.group_key, compared.module_key, compared.competency_key, compared.learner_key
            ORDER BY
                iif(compared.weight > 0 AND part.share IS NULL, 1, 0),
                iif(part.share IS NULL AND part.is_passed <> compared.is_reached, 1, 0),
                coalesce(iif(compared.is_reached = 1, 1, -1) * part.weight * (part.share - compared.planned), 0) DESC,
                part.weight DESC,
                module.module_code) AS place
    FROM compared
    INNER JOIN mart_evidence AS part
        ON part.group_key = compared.group_key
        AND part.learner_key = compared.learner_key
        AND part.competency_key = compared.competency_key
        AND (compared.competency_key <> 0 OR part.module_key = compared.module_key)
    INNER JOIN dim_module AS module ON module.module_key = part.module_key
)
INSERT INTO mart_outcome (
    group_key, module_key, competency_key, learner_key, attained, is_passed, planned, is_reached,
    decided_module_key, decided_control_key, decided_teacher_key)
SELECT
    group_key, module_key, competency_key, learner_key, attained, is_passed, planned, is_reached,
    decided_module_key, decided_control_key, decided_teacher_key
FROM decided
WHERE place = 1;
