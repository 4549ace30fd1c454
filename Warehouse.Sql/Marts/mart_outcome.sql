-- title: Результат слушателя против плана
-- feeds: grades, plan, module_competencies, groups
-- grain: слушатель, группа, компетенция или модуль
-- columns: group_key, module_key, competency_key, learner_key, attained, is_passed, planned, is_reached
-- A module's evidence is its counting final grade, else the interim one, else the better of practice and project; not attested and exempt are
-- none. A grade given for the competency itself outweighs the module's general one. Grades with a share make the result: their mean, weighted by
-- modules, against the planned share. Passes and fails have no share and stay out of it; where there is nothing else, the result is
-- reached when every one of them is a pass.
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
        fact.group_key, fact.learner_key, fact.module_key, fact.competency_key, fact.share, fact.is_passed,
        CASE control.result_class WHEN 'final' THEN 1 WHEN 'interim' THEN 2 ELSE 3 END AS class_rank
    FROM touched_group AS touched
    CROSS JOIN mart_attempt AS chain
    INNER JOIN fact_grade AS fact
        ON fact.group_key = chain.group_key
        AND fact.learner_key = chain.learner_key
        AND fact.module_key = chain.module_key
        AND fact.control_key = chain.control_key
        AND fact.competency_key = chain.competency_key
        AND fact.attempt = chain.attempt
    INNER JOIN dim_control AS control ON control.control_key = chain.chain_key
    WHERE chain.group_key = touched.group_key
        AND chain.is_last = 1
        AND (fact.share IS NOT NULL OR fact.bucket IN ('pass', 'fail'))
),
evidence AS (
    SELECT group_key, learner_key, module_key, competency_key, share, is_passed
    FROM (
        SELECT
            group_key, learner_key, module_key, competency_key, share, is_passed,
            row_number() OVER (
                PARTITION BY group_key, learner_key, module_key, competency_key
                ORDER BY class_rank, iif(share IS NULL, 1, 0), share DESC, is_passed DESC) AS place
        FROM counting
    ) AS ranked
    WHERE place = 1
),
of_competency AS (
    SELECT
        group_key, learner_key, competency_key,
        sum(iif(share IS NULL, 0, weight * share)) AS weighted,
        sum(iif(share IS NULL, 0, weight)) AS weight,
        min(iif(share IS NULL, is_passed, NULL)) AS is_passed
    FROM (
        SELECT
            evidence.group_key, evidence.learner_key, bridge.competency_key, bridge.weight, evidence.share, evidence.is_passed,
            row_number() OVER (
                PARTITION BY evidence.group_key, evidence.learner_key, bridge.module_key, bridge.competency_key
                ORDER BY iif(evidence.competency_key = 0, 1, 0)) AS place
        FROM evidence
        CROSS JOIN dim_group AS member
        CROSS JOIN bridge_module_competency AS bridge
        WHERE member.group_key = evidence.group_key
            AND bridge.programme_key = member.programme_key
            AND bridge.module_key = evidence.module_key
            AND (evidence.competency_key = 0 OR evidence.competency_key = bridge.competency_key)
            AND bridge.weight > 0
    ) AS chosen
    WHERE place = 1
    GROUP BY group_key, learner_key, competency_key
)
INSERT INTO mart_outcome (group_key, module_key, competency_key, learner_key, attained, is_passed, planned, is_reached)
SELECT
    of_competency.group_key, 0, of_competency.competency_key, of_competency.learner_key,
    (of_competency.weighted + of_competency.weight / 2) / nullif(of_competency.weight, 0),
    iif(of_competency.weight = 0, of_competency.is_passed, NULL),
    plan_in_force.planned_share,
    CASE
        WHEN plan_in_force.planned_share IS NULL THEN NULL
        WHEN of_competency.weight = 0 THEN of_competency.is_passed
        WHEN of_competency.weighted >= plan_in_force.planned_share * of_competency.weight THEN 1
        ELSE 0
    END
FROM of_competency
LEFT JOIN plan_in_force
    ON plan_in_force.group_key = of_competency.group_key
    AND plan_in_force.module_key = 0
    AND plan_in_force.competency_key = of_competency.competency_key
UNION ALL
SELECT
    evidence.group_key, evidence.module_key, 0, evidence.learner_key,
    evidence.share,
    iif(evidence.share IS NULL, evidence.is_passed, NULL),
    plan_in_force.planned_share,
    CASE
        WHEN evidence.share IS NULL THEN evidence.is_passed
        WHEN evidence.share >= plan_in_force.planned_share THEN 1
        ELSE 0
    END
FROM evidence
INNER JOIN plan_in_force
    ON plan_in_force.group_key = evidence.group_key
    AND plan_in_force.module_key = evidence.module_key
    AND plan_in_force.competency_key = 0
WHERE evidence.competency_key = 0;
