-- title: Попытки: какая попытка чьей цепочки
-- feeds: grades
-- grain: оценка любого контроля, кроме текущего
-- columns: group_key, learner_key, module_key, control_key, competency_key, attempt, chain_key, place, is_first, is_unknown, is_last
-- A retake (control 3) belongs to the control that it repeats: of the learner's interim and final grades of that module and competency in the group
-- given before it, the latest that is not passed; when all have been corrected to passed, the latest. Attempts are sorted by their numbers; a retake
-- stands after what it repeats even where the file gives it no number. A chain that begins with a retake or with a later attempt lacks its first.
DELETE FROM mart_attempt WHERE group_key IN (SELECT group_key FROM touched_group);

WITH repeated AS (
    SELECT
        retake.group_key, retake.learner_key, retake.module_key, retake.competency_key, retake.attempt,
        earlier.control_key AS chain_key,
        earlier.attempt AS after_attempt,
        row_number() OVER (
            PARTITION BY retake.group_key, retake.learner_key, retake.module_key, retake.competency_key, retake.attempt
            ORDER BY earlier.is_passed, earlier.date_key DESC, earlier.attempt DESC, earlier.control_key DESC) AS from_last
    FROM touched_group AS touched
    CROSS JOIN fact_grade AS retake
    INNER JOIN fact_grade AS earlier
        ON earlier.group_key = retake.group_key
        AND earlier.learner_key = retake.learner_key
        AND earlier.module_key = retake.module_key
        AND earlier.control_key IN (2, 4)
        AND earlier.competency_key = retake.competency_key
    WHERE retake.group_key = touched.group_key
        AND retake.control_key = 3
        AND (earlier.date_key < retake.date_key OR (earlier.date_key = retake.date_key AND earlier.attempt <= retake.attempt))
),
numbered AS (
    SELECT
        fact.group_key, fact.learner_key, fact.module_key, fact.control_key, fact.competency_key, fact.attempt,
        coalesce(repeated.chain_key, fact.control_key) AS chain_key,
        iif(repeated.after_attempt >= fact.attempt, repeated.after_attempt + 1, fact.attempt) AS number
    FROM touched_group AS touched
    CROSS JOIN fact_grade AS fact
    LEFT JOIN repeated
        ON fact.control_key = 3
        AND repeated.group_key = fact.group_key
        AND repeated.learner_key = fact.learner_key
        AND repeated.module_key = fact.module_key
        AND repeated.competency_key = fact.competency_key
        AND repeated.attempt = fact.attempt
        AND repeated.from_last = 1
    WHERE fact.group_key = touched.group_key
        AND fact.control_key <> 1
),
placed AS (
    SELECT
        group_key, learner_key, module_key, control_key, competency_key, attempt, chain_key,
        row_number() OVER (
            PARTITION BY group_key, learner_key, module_key, competency_key, chain_key
            ORDER BY number, iif(control_key = 3, 1, 0), attempt) AS place,
        count(*) OVER (PARTITION BY group_key, learner_key, module_key, competency_key, chain_key) AS attempts_n
    FROM numbered
)
INSERT INTO mart_attempt (
    group_key, learner_key, module_key, control_key, competency_key, attempt, chain_key, place, is_first, is_unknown, is_last)
SELECT
    group_key, learner_key, module_key, control_key, competency_key, attempt, chain_key, place,
    iif(place = 1 AND control_key <> 3 AND attempt = 1, 1, 0),
    iif(place = 1 AND (control_key = 3 OR attempt > 1), 1, 0),
    iif(place = attempts_n, 1, 0)
FROM placed;
