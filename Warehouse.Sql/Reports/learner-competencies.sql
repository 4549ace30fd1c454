-- title: Результаты слушателя и порог
-- grain: обучение, компетенция или модуль
-- parameters: learner, group
-- column: group_key | Ключ | key
-- column: module_key | Ключ модуля | key
-- column: competency_key | Ключ компетенции | key
-- column: name | Планируемый результат | text
-- column: standard | Профстандарт | text
-- column: attained | Результат, % | share
-- column: passed | Зачёт | text
-- column: is_reached | Достигнут | key
-- column: planned | Порог, % | share
-- column: deviation | К порогу, п. п. | deviation
-- column: group_mean | Группа, % | share
-- column: group_passes | Группа, зачётов | text
-- column: group_code | Группа обучения | text
-- A result of passes and fails alone has no share: passed says it, and how many of the group with a plan have passed.
SELECT
    study.group_key,
    outcome.module_key,
    outcome.competency_key,
    CASE WHEN outcome.competency_key <> 0
        THEN trim(concat(competency.competency_code, ' ', of_competency.name))
        ELSE coalesce(of_module.name, module.module_code) END AS name,
    of_competency.professional_standard AS standard,
    outcome.attained,
    CASE outcome.is_passed WHEN 1 THEN 'зачтено' WHEN 0 THEN 'не зачтено' END AS passed,
    outcome.is_reached,
    outcome.planned,
    outcome.attained - outcome.planned AS deviation,
    iif(whole.graded_n >= {> Parts/told-group}, whole.attained_sum / nullif(whole.graded_n, 0), NULL) AS group_mean,
    iif(whole.by_pass_n > 0 AND whole.by_pass_n >= {> Parts/told-group}, concat(whole.by_pass_reached_n, ' из ', whole.by_pass_n), NULL) AS group_passes,
    study.group_code
FROM (SELECT DISTINCT group_key FROM mart_learner_month WHERE learner_key = @learner) AS own
INNER JOIN dim_group AS study ON study.group_key = own.group_key
INNER JOIN mart_outcome_group AS whole ON whole.group_key = study.group_key
INNER JOIN mart_outcome AS outcome
    ON outcome.group_key = whole.group_key AND outcome.module_key = whole.module_key
    AND outcome.competency_key = whole.competency_key AND outcome.learner_key = @learner
INNER JOIN dim_competency AS competency ON competency.competency_key = outcome.competency_key
INNER JOIN dim_module AS module ON module.module_key = outcome.module_key
LEFT JOIN dim_programme_competency AS of_competency
    ON of_competency.programme_key = study.programme_key AND of_competency.competency_key = outcome.competency_key
LEFT JOIN dim_programme_module AS of_module
    ON of_module.programme_key = study.programme_key AND of_module.module_key = outcome.module_key
WHERE (@group IS NULL OR study.group_key = @group)
    AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
    AND (@scope_learner IS NULL OR outcome.learner_key = @scope_learner)
ORDER BY study.group_code, iif(outcome.competency_key = 0, 1, 0), name;
