-- title: Результаты группы против цели: отставание определено здесь и больше нигде
-- Results are pairs of a learner and a competency that has a цель, the part of learners who should reach it. A group is behind when less of its
-- results is reached than the цель, which is weighted by them. study is of the statement around: its groups.
SELECT
    mart.group_key,
    sum(CAST(mart.planned_n AS bigint)) AS results_n,
    sum(CAST(mart.reached_n AS bigint)) AS reached_n,
    (sum(CAST(mart.reached_n AS bigint)) * 1000000 + sum(CAST(mart.planned_n AS bigint)) / 2) / nullif(sum(CAST(mart.planned_n AS bigint)), 0) AS reached,
    sum(CAST(mart.planned_learners AS bigint) * mart.planned_n) / nullif(sum(CAST(mart.planned_n AS bigint)), 0) AS target,
    iif(sum(CAST(mart.reached_n AS bigint)) * 1000000 < sum(CAST(mart.planned_learners AS bigint) * mart.planned_n), 1, 0) AS is_behind,
    iif(sum(mart.by_grade_n) > 0, concat(sum(mart.by_grade_reached_n), ' из ', sum(mart.by_grade_n)), NULL) AS by_grades,
    iif(sum(mart.by_pass_n) > 0, concat(sum(mart.by_pass_reached_n), ' из ', sum(mart.by_pass_n)), NULL) AS by_passes
FROM study
INNER JOIN mart_outcome_group AS mart ON mart.group_key = study.group_key
WHERE mart.competency_key <> 0 AND mart.planned_learners IS NOT NULL AND mart.planned_n > 0
GROUP BY mart.group_key
