-- title: Результаты и порог: строки
-- grain: слушатель, компетенция или модуль
-- parameters: from, to, organisation, programme, group, learner, module, competency, results, with_plan, reached, evidence, decided_module, decided_control, decided_teacher, kind, standard, general, labour, sex, education, employment, age_from, age_to, with_goal, place_from, place_to, sees_persons
-- column: total_n | Всего строк | key
-- column: reached_sum | Достигнуто | key
-- column: planned_count | С порогом | key
-- column: attained_sum | Сумма долей | key
-- column: attained_n | Результатов с долей | key
-- column: by_grade_reached | По оценкам достигли | key
-- column: by_grade_count | По оценкам | key
-- column: by_pass_reached | По зачётам достигли | key
-- column: by_pass_count | По зачётам | key
-- column: learner_key | Ключ слушателя | key
-- column: learner | Слушатель | text
-- column: learner_code | Код | text
-- column: group_code | Группа | text
-- column: result | Планируемый результат | text
-- column: attained | Результат, % | share
-- column: passed | Зачёт | text
-- column: planned | Порог, % | share
-- column: deviation | К порогу, п. п. | deviation
-- column: decided | Решил модуль | text
-- column: group_key | Ключ | key
-- column: module_key | Ключ | key
-- column: competency_key | Ключ | key
-- A result of passes and fails alone has no share and is reached when all are passes; evidence = grades, passes shows one of the two.
SELECT
    picked.total_n,
    picked.reached_sum,
    picked.planned_count,
    picked.attained_sum,
    picked.attained_n,
    picked.by_grade_reached,
    picked.by_grade_count,
    picked.by_pass_reached,
    picked.by_pass_count,
    picked.learner_key,
    iif(@sees_persons = 1, coalesce(nullif(trim(concat(person.last_name, ' ', person.first_name, ' ', person.middle_name)), ''), learner.learner_code), learner.learner_code) AS learner,
    learner.learner_code,
    study.group_code,
    coalesce(nullif(trim(concat(competency.competency_code, ' ', of_competency.name)), ''), named.name, module.module_code) AS result,
    picked.attained,
    CASE picked.is_passed WHEN 1 THEN 'зачтено' WHEN 0 THEN 'не зачтено' END AS passed,
    picked.planned,
    picked.attained - picked.planned AS deviation,
    coalesce(decisive.name, decided.module_code) AS decided,
    picked.group_key,
    picked.module_key,
    picked.competency_key
FROM (
    SELECT
        fact.*,
        count(*) OVER () AS total_n,
        sum(coalesce(fact.is_reached, 0)) OVER () AS reached_sum,
        sum(iif(fact.planned IS NULL, 0, 1)) OVER () AS planned_count,
        sum(coalesce(fact.attained, 0)) OVER () AS attained_sum,
        sum(iif(fact.attained IS NULL, 0, 1)) OVER () AS attained_n,
        sum(iif(fact.attained IS NULL, 0, coalesce(fact.is_reached, 0))) OVER () AS by_grade_reached,
        sum(iif(fact.attained IS NULL OR fact.planned IS NULL, 0, 1)) OVER () AS by_grade_count,
        sum(iif(fact.attained IS NULL, coalesce(fact.is_reached, 0), 0)) OVER () AS by_pass_reached,
        sum(iif(fact.attained IS NULL AND fact.planned IS NOT NULL, 1, 0)) OVER () AS by_pass_count,
        row_number() OVER (ORDER BY coalesce(fact.attained - coalesce(fact.planned, 0), iif(fact.is_passed = 0, -1000000, 0)), fact.group_key, fact.module_key, fact.competency_key, fact.learner_key) AS place
    FROM dim_group AS study
    INNER JOIN mart_outcome AS fact ON fact.group_key = study.group_key
    WHERE (study.starts_on <= @to OR study.starts_on IS NULL)
        AND (study.ends_on >= @from OR study.ends_on IS NULL)
        AND (@module IS NULL OR fact.module_key = @module)
        AND (@competency IS NULL OR fact.competency_key = @competency)
        AND (@reached IS NULL OR fact.is_reached = @reached)
        AND (@evidence IS NULL OR iif(fact.attained IS NULL, 'passes', 'grades') = @evidence)
        AND (@results IS NULL OR iif(fact.competency_key <> 0, 'competency', 'module') = @results)
        AND (@with_plan IS NULL OR iif(fact.planned IS NULL, 0, 1) = @with_plan)
        AND EXISTS (
            SELECT 1
            FROM (
                {> Parts/outcome-chosen}
            ) AS chosen
            WHERE chosen.group_key = fact.group_key
                AND chosen.module_key = fact.module_key
                AND chosen.competency_key = fact.competency_key
                AND chosen.learner_key = fact.learner_key)
        AND (@organisation IS NULL OR study.org_key = @organisation)
        AND (@programme IS NULL OR study.programme_key = @programme)
        AND (@group IS NULL OR study.group_key = @group)
        AND (@learner IS NULL OR fact.learner_key = @learner)
        AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
        AND (@scope_learner IS NULL OR fact.learner_key = @scope_learner)
) AS picked
INNER JOIN dim_learner AS learner ON learner.learner_key = picked.learner_key
LEFT JOIN learner_person AS person ON person.learner_key = picked.learner_key
LEFT JOIN dim_group AS study ON study.group_key = picked.group_key
LEFT JOIN dim_module AS module ON module.module_key = picked.module_key
LEFT JOIN dim_programme_module AS named ON named.programme_key = study.programme_key AND named.module_key = picked.module_key
LEFT JOIN dim_competency AS competency ON competency.competency_key = picked.competency_key
LEFT JOIN dim_programme_competency AS of_competency
    ON of_competency.programme_key = study.programme_key AND of_competency.competency_key = picked.competency_key
LEFT JOIN dim_module AS decided ON picked.competency_key <> 0 AND decided.module_key = picked.decided_module_key
LEFT JOIN dim_programme_module AS decisive
    ON picked.competency_key <> 0 AND decisive.programme_key = study.programme_key AND decisive.module_key = picked.decided_module_key
WHERE picked.place >= coalesce(@place_from, 1) AND (@place_to IS NULL OR picked.place <= @place_to)
ORDER BY picked.place;
