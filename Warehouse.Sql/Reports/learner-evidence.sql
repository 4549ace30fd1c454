-- title: Из чего сложились результаты слушателя
-- grain: компетенция и модуль
-- parameters: learner, group
-- column: group_key | Ключ группы | key
-- column: learner_key | Ключ слушателя | key
-- column: module_key | Ключ модуля | key
-- column: control_key | Ключ контроля | key
-- column: given_for_key | Ключ компетенции отметки | key
-- column: attempt | Попытка | key
-- column: competency_key | Ключ компетенции | key
-- column: is_reached | Достигнут | key
-- column: competency | Планируемый результат | text
-- column: module | Модуль | text
-- column: control | Контроль | text
-- column: date_key | Дата | date
-- column: label | Отметка | text
-- column: share | Доля, % | share
-- column: weight | Вес | number
-- column: brought | Вошло в результат, п. п. | share
-- column: group_mean | Группа, % | share
-- column: group_n | Слушателей группы с отметкой | count
-- column: attained | Результат, % | share
-- column: planned | Порог, % | share
-- What each mark brought adds up to the result: it is the difference of the rounded sums up to it and before it. A pass or a fail has no share: it decides only
-- where there is nothing else. Current grades of a module stand as one mark, their mean, with its last day. Group: the mean of the shares that the same module gives its learners.
WITH study AS (
    SELECT member.group_key, member.programme_key
    FROM dim_group AS member
    INNER JOIN (SELECT DISTINCT group_key FROM mart_learner_month WHERE learner_key = @learner) AS own ON own.group_key = member.group_key
    WHERE (@group IS NULL OR member.group_key = @group)
        AND (@scope_organisation IS NULL OR member.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR member.group_key IN ({> Parts/scope-groups}))
        AND (@scope_learner IS NULL OR @learner = @scope_learner)
),
evidence AS (
    SELECT
        mart.group_key, mart.learner_key, mart.competency_key, mart.module_key, mart.weight, mart.share, mart.control_key, mart.attempt, mart.given_for_key,
        mart.grades_n
    FROM study
    INNER JOIN mart_evidence AS mart ON mart.group_key = study.group_key
    WHERE mart.competency_key <> 0
),
of_group AS (
    SELECT group_key, competency_key, module_key, sum(CAST(share AS bigint)) AS share_sum, count(share) AS share_n
    FROM evidence
    GROUP BY group_key, competency_key, module_key
),
summed AS (
    SELECT
        evidence.*,
        sum(iif(share IS NULL, 0, CAST(weight AS bigint) * share)) OVER (
            PARTITION BY group_key, competency_key ORDER BY module_key ROWS UNBOUNDED PRECEDING) AS sum_to,
        sum(iif(share IS NULL, 0, CAST(weight AS bigint))) OVER (PARTITION BY group_key, competency_key) AS weight_sum
    FROM evidence
    WHERE learner_key = @learner
)
SELECT
    summed.group_key,
    summed.learner_key,
    summed.module_key,
    summed.control_key,
    summed.given_for_key,
    summed.attempt,
    summed.competency_key,
    outcome.is_reached,
    trim(concat(competency.competency_code, ' ', of_competency.name)) AS competency,
    coalesce(of_module.name, module.module_code) AS module,
    control.name AS control,
    coalesce(fact.date_key, (
        SELECT max(marks.date_key)
        FROM fact_grade AS marks
        WHERE marks.group_key = summed.group_key AND marks.learner_key = summed.learner_key AND marks.module_key = summed.module_key
            AND marks.control_key = summed.control_key)) AS date_key,
    coalesce(fact.label, concat('среднее, отметок: ', summed.grades_n)) AS label,
    summed.share,
    summed.weight / 1000000.0 AS weight,
    iif(summed.share IS NULL, NULL,
        (summed.sum_to + summed.weight_sum / 2) / nullif(summed.weight_sum, 0)
        - (summed.sum_to - CAST(summed.weight AS bigint) * summed.share + summed.weight_sum / 2) / nullif(summed.weight_sum, 0)) AS brought,
    iif(of_group.share_n >= {> Parts/told-group}, of_group.share_sum / nullif(of_group.share_n, 0), NULL) AS group_mean,
    of_group.share_n AS group_n,
    outcome.attained,
    outcome.planned
FROM summed
INNER JOIN study ON study.group_key = summed.group_key
INNER JOIN mart_outcome AS outcome
    ON outcome.group_key = summed.group_key AND outcome.module_key = 0
    AND outcome.competency_key = summed.competency_key AND outcome.learner_key = summed.learner_key
LEFT JOIN fact_grade AS fact
    ON fact.group_key = summed.group_key AND fact.learner_key = summed.learner_key AND fact.module_key = summed.module_key
    AND fact.control_key = summed.control_key AND fact.competency_key = summed.given_for_key AND fact.attempt = summed.attempt
INNER JOIN dim_control AS control ON control.control_key = summed.control_key
INNER JOIN dim_module AS module ON module.module_key = summed.module_key
INNER JOIN dim_competency AS competency ON competency.competency_key = summed.competency_key
LEFT JOIN of_group
    ON of_group.group_key = summed.group_key AND of_group.competency_key = summed.competency_key AND of_group.module_key = summed.module_key
LEFT JOIN dim_programme_competency AS of_competency
    ON of_competency.programme_key = study.programme_key AND of_competency.competency_key = summed.competency_key
LEFT JOIN dim_programme_module AS of_module
    ON of_module.programme_key = study.programme_key AND of_module.module_key = summed.module_key
ORDER BY summed.group_key, competency, summed.competency_key, date_key, module, summed.module_key;
