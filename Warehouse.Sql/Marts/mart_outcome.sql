-- title: Результат слушателя против плана
-- feeds: grades, plan, module_competencies, groups
-- grain: слушатель, группа, компетенция или модуль
-- columns: group_key, module_key, competency_key, learner_key, attained, planned, is_reached
-- A module's evidence is its counting final grade, else the interim one, else the better of practice and project; one
-- without a share (not attested, exempt) is none. A grade given for the competency itself outweighs the module's general one. A competency is the weighted mean of its modules' evidence.
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
counting AS (
    SELECT
        fact.group_key, fact.learner_key, fact.module_key, fact.competency_key, fact.share,
        CASE control.result_class WHEN 'final' THEN 1 WHEN 'interim' THEN 2 ELSE 3 END AS class_rank,
        row_number() OVER (
            PARTITION BY fact.group_key, fact.learner_key, fact.module_key, fact.competency_key, control.result_class
            ORDER BY fact.control_key DESC, fact.attempt DESC) AS from_last
    FROM touched_group AS touched
    CROSS JOIN fact_grade AS fact
    INNER JOIN dim_control AS control ON control.control_key = fact.control_key
    WHERE fact.group_key = touched.group_key
        AND control.result_class <> 'current'
),
evidence AS (
    SELECT group_key, learner_key, module_key, competency_key, share
    FROM (
        SELECT
            group_key, learner_key, module_key, competency_key, share,
            row_number() OVER (
                PARTITION BY group_key, learner_key, module_key, competency_key
                ORDER BY class_rank, share DESC) AS place
        FROM counting
        WHERE from_last = 1 AND share IS NOT NULL
    ) AS ranked
    WHERE place = 1
),
of_competency AS (
    SELECT group_key, learner_key, competency_key, sum(weight * share) AS weighted, sum(weight) AS weight
    FROM (
        SELECT
            evidence.group_key, evidence.learner_key, bridge.competency_key, bridge.weight, evidence.share,
            row_number() OVER (
                PARTITION BY evidence.group_key, evidence.learner_key, bridge.module_key, bridge.competency_key
                ORDER BY iif(evidence.competency_key = 0, 1, 0)) AS place
        FROM evidence
        INNER JOIN dim_group AS member ON member.group_key = evidence.group_key
        INNER JOIN bridge_module_competency AS bridge
            ON bridge.programme_key = member.programme_key
            AND bridge.module_key = evidence.module_key
            AND (evidence.competency_key = 0 OR evidence.competency_key = bridge.competency_key)
        WHERE bridge.weight > 0
    ) AS chosen
    WHERE place = 1
    GROUP BY group_key, learner_key, competency_key
)
INSERT INTO mart_outcome (group_key, module_key, competency_key, learner_key, attained, planned, is_reached)
SELECT
    of_competency.group_key, 0, of_competency.competency_key, of_competency.learner_key,
    (of_competency.weighted + of_competency.weight / 2) / of_competency.weight,
    plan_in_force.planned_share,
    iif(plan_in_force.planned_share IS NULL, NULL,
        iif(of_competency.weighted >= plan_in_force.planned_share * of_competency.weight, 1, 0))
FROM of_competency
LEFT JOIN plan_in_force
    ON plan_in_force.group_key = of_competency.group_key
    AND plan_in_force.module_key = 0
    AND plan_in_force.competency_key = of_competency.competency_key
UNION ALL
SELECT
    evidence.group_key, evidence.module_key, 0, evidence.learner_key,
    evidence.share, plan_in_force.planned_share, iif(evidence.share >= plan_in_force.planned_share, 1, 0)
FROM evidence
INNER JOIN plan_in_force
    ON plan_in_force.group_key = evidence.group_key
    AND plan_in_force.module_key = evidence.module_key
    AND plan_in_force.competency_key = 0
WHERE evidence.competency_key = 0;
