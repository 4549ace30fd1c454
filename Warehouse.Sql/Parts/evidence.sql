-- title: Из чего сложился результат слушателя по компетенции: отметка модуля и её вес
-- As mart_outcome takes it: a module's evidence is its counting final grade, else the interim one, else the better of practice and project; a grade given for
-- the competency itself outweighs the module's general one. study, of the statement around, names the groups (group_key, programme_key).
SELECT group_key, learner_key, competency_key, module_key, weight, share, is_passed, control_key, attempt, given_for_key
FROM (
    SELECT
        chosen.group_key, chosen.learner_key, bridge.competency_key, chosen.module_key, bridge.weight,
        chosen.share, chosen.is_passed, chosen.control_key, chosen.attempt, chosen.given_for_key,
        row_number() OVER (
            PARTITION BY chosen.group_key, chosen.learner_key, bridge.competency_key, chosen.module_key
            ORDER BY iif(chosen.given_for_key = 0, 1, 0)) AS place
    FROM (
        SELECT
            study.programme_key, fact.group_key, fact.learner_key, fact.module_key, fact.competency_key AS given_for_key,
            fact.share, fact.is_passed, fact.control_key, fact.attempt,
            row_number() OVER (
                PARTITION BY fact.group_key, fact.learner_key, fact.module_key, fact.competency_key
                ORDER BY
                    CASE control.result_class WHEN 'final' THEN 1 WHEN 'interim' THEN 2 ELSE 3 END,
                    iif(fact.share IS NULL, 1, 0), fact.share DESC, fact.is_passed DESC) AS best
        FROM study
        INNER JOIN mart_attempt AS chain ON chain.group_key = study.group_key
        INNER JOIN fact_grade AS fact
            ON fact.group_key = chain.group_key
            AND fact.learner_key = chain.learner_key
            AND fact.module_key = chain.module_key
            AND fact.control_key = chain.control_key
            AND fact.competency_key = chain.competency_key
            AND fact.attempt = chain.attempt
        INNER JOIN dim_control AS control ON control.control_key = chain.chain_key
        WHERE chain.is_last = 1
            AND (fact.share IS NOT NULL OR fact.bucket IN ('pass', 'fail'))
    ) AS chosen
    INNER JOIN bridge_module_competency AS bridge
        ON bridge.programme_key = chosen.programme_key
        AND bridge.module_key = chosen.module_key
        AND (chosen.given_for_key = 0 OR chosen.given_for_key = bridge.competency_key)
        AND bridge.weight > 0
    WHERE chosen.best = 1
) AS ranked
WHERE place = 1
