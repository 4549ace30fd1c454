-- title: Из чего сложился результат: оценки и веса
-- feeds: grades, plan, module_competencies, competencies, groups, programmes
-- grain: слушатель, группа, компетенция, модуль; компетенция 0 — результат самого модуля, у которого есть план
-- columns: group_key, learner_key, competency_key, module_key, weight, share, is_passed, control_key, attempt, given_for_key, grades_n, teacher_key
-- A module's evidence is its counting final grade, else the interim one, else the better of practice and project; not attested and exempt are
-- none. A grade given for the competency itself (given_for_key) outweighs the module's general one. What a competency is judged by is said by the
-- programme's version on the day when the group started: final - by final grades alone, and one of a module that gives no competency anything is of
-- every competency of the programme; all - where a module has nothing else, by the mean of its current grades too (attempt 0, grades_n of them; the
-- teacher where one gave them all); modules, and where nothing is said - by what the module has, current grades never.
DELETE FROM mart_evidence WHERE group_key IN (SELECT group_key FROM touched_group);

WITH judged AS (
    SELECT
        member.group_key,
        member.programme_key,
        coalesce(iif(version.programme_key IS NULL, programme.judged_by, version.judged_by), 'modules') AS judged_by
    FROM touched_group AS touched
    CROSS JOIN dim_group AS member
    INNER JOIN dim_programme AS programme ON programme.programme_key = member.programme_key
    LEFT JOIN dim_programme_history AS version
        ON version.programme_key = member.programme_key
        AND version.valid_from <= coalesce(member.starts_on, 99991230)
        AND version.valid_to > coalesce(member.starts_on, 99991230)
    WHERE member.group_key = touched.group_key
),
counting AS (
    SELECT
        fact.group_key, fact.learner_key, fact.module_key, fact.competency_key AS given_for_key, fact.share, fact.is_passed,
        fact.control_key, fact.attempt, fact.teacher_key, 1 AS grades_n,
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
    UNION ALL
    SELECT
        fact.group_key, fact.learner_key, fact.module_key, fact.competency_key,
        (sum(fact.share) + count(fact.share) / 2) / nullif(count(fact.share), 0),
        min(fact.is_passed), 1, 0,
        iif(min(fact.teacher_key) = max(fact.teacher_key), min(fact.teacher_key), 0),
        iif(count(fact.share) > 0, count(fact.share), count(*)),
        4
    FROM judged
    CROSS JOIN fact_grade AS fact
    WHERE judged.judged_by = 'all'
        AND fact.group_key = judged.group_key
        AND fact.control_key = 1
        AND (fact.share IS NOT NULL OR fact.bucket IN ('pass', 'fail'))
    GROUP BY fact.group_key, fact.learner_key, fact.module_key, fact.competency_key
),
evidence AS (
    SELECT judged.programme_key, judged.judged_by, ranked.*
    FROM (
        SELECT
            counting.*,
            row_number() OVER (
                PARTITION BY group_key, learner_key, module_key, given_for_key
                ORDER BY class_rank, iif(share IS NULL, 1, 0), share DESC, is_passed DESC, control_key, attempt) AS best
        FROM counting
    ) AS ranked
    INNER JOIN judged ON judged.group_key = ranked.group_key
    WHERE ranked.best = 1
),
given AS (
    SELECT
        evidence.group_key, evidence.learner_key, bridge.competency_key, evidence.module_key, bridge.weight, evidence.share, evidence.is_passed,
        evidence.control_key, evidence.attempt, evidence.given_for_key, evidence.grades_n, evidence.teacher_key, evidence.class_rank
    FROM evidence
    CROSS JOIN bridge_module_competency AS bridge
    WHERE bridge.programme_key = evidence.programme_key
        AND bridge.module_key = evidence.module_key
        AND (evidence.given_for_key = 0 OR evidence.given_for_key = bridge.competency_key)
        AND bridge.weight > 0
        AND (evidence.judged_by <> 'final' OR evidence.class_rank = 1)
    UNION ALL
    SELECT
        evidence.group_key, evidence.learner_key, named.competency_key, evidence.module_key, 1000000, evidence.share, evidence.is_passed,
        evidence.control_key, evidence.attempt, evidence.given_for_key, evidence.grades_n, evidence.teacher_key, evidence.class_rank
    FROM evidence
    CROSS JOIN dim_programme_competency AS named
    WHERE named.programme_key = evidence.programme_key
        AND evidence.judged_by = 'final'
        AND evidence.class_rank = 1
        AND (evidence.given_for_key = 0 OR evidence.given_for_key = named.competency_key)
        AND NOT EXISTS (
            SELECT 1
            FROM bridge_module_competency AS other
            WHERE other.programme_key = evidence.programme_key AND other.module_key = evidence.module_key AND other.weight > 0)
)
INSERT INTO mart_evidence (
    group_key, learner_key, competency_key, module_key, weight, share, is_passed, control_key, attempt, given_for_key, grades_n, teacher_key)
SELECT
    group_key, learner_key, competency_key, module_key, weight, share,
    iif(share IS NULL, is_passed, NULL),
    control_key, attempt, given_for_key, grades_n, teacher_key
FROM (
    SELECT
        given.*,
        row_number() OVER (
            PARTITION BY group_key, learner_key, competency_key, module_key
            ORDER BY iif(class_rank = 4, 1, 0), iif(given_for_key = 0, 1, 0)) AS place
    FROM given
) AS chosen
WHERE place = 1
UNION ALL
SELECT
    group_key, learner_key, 0, module_key, 1000000, share,
    iif(share IS NULL, is_passed, NULL),
    control_key, attempt, given_for_key, grades_n, teacher_key
FROM evidence
WHERE given_for_key = 0
    AND EXISTS (
        SELECT 1
        FROM fact_plan AS goal
        WHERE goal.programme_key = evidence.programme_key AND goal.module_key = evidence.module_key AND goal.competency_key = 0);
