-- title: Слушатели и их планируемые результаты
-- grain: слушатель в группе
-- parameters: from, to, organisation, programme, group, reached, place_from, place_to, sees_persons
-- link: learner | /learners/{learner_key}
-- column: total_n | Всего строк | key
-- column: reached_sum | Достигли всех результатов | key
-- column: attained_sum | Сумма результатов | key
-- column: attained_n | Слушателей с результатом | key
-- column: by_grade_reached | По оценкам достигнуто | key
-- column: by_grade_count | По оценкам | key
-- column: by_pass_reached | По зачётам достигнуто | key
-- column: by_pass_count | По зачётам | key
-- column: learner_key | Ключ слушателя | key
-- column: group_key | Ключ группы | key
-- column: learner | Слушатель | text
-- column: learner_code | Код | text
-- column: group_code | Группа | text
-- column: reached_n | Достигнуто результатов | count
-- column: planned_n | Планируемых результатов | count
-- column: by_grades | По оценкам | text
-- column: by_passes | По зачётам | text
-- column: attained | Результат, % | share
-- column: planned | Порог, % | share
-- reached_sum: learners who reached every planned result (competency) of the group; results of modules are not counted, here as anywhere. Result and threshold are means of the results that have a share. Groups that were at work in the period.
SELECT
    picked.total_n,
    picked.reached_sum,
    picked.attained_sum,
    picked.attained_n,
    picked.by_grade_reached,
    picked.by_grade_count,
    picked.by_pass_reached,
    picked.by_pass_count,
    picked.learner_key,
    picked.group_key,
    iif(@sees_persons = 1,
        coalesce(nullif(trim(concat(person.last_name, ' ', person.first_name, ' ', person.middle_name)), ''), learner.learner_code),
        learner.learner_code) AS learner,
    learner.learner_code,
    study.group_code,
    picked.reached_n,
    picked.planned_n,
    iif(picked.by_grade_n > 0, concat(picked.by_grade_reached_n, ' из ', picked.by_grade_n), NULL) AS by_grades,
    iif(picked.by_grade_n < picked.planned_n,
        concat(picked.reached_n - picked.by_grade_reached_n, ' из ', picked.planned_n - picked.by_grade_n), NULL) AS by_passes,
    picked.attained,
    picked.planned
FROM (
    SELECT
        whole.group_key, whole.learner_key, whole.reached_n, whole.planned_n, whole.attained, whole.planned,
        whole.by_grade_reached_n, whole.by_grade_n,
        count(*) OVER () AS total_n,
        sum(iif(whole.reached_n = whole.planned_n, 1, 0)) OVER () AS reached_sum,
        sum(coalesce(whole.attained, 0)) OVER () AS attained_sum,
        sum(iif(whole.attained IS NULL, 0, 1)) OVER () AS attained_n,
        sum(whole.by_grade_reached_n) OVER () AS by_grade_reached,
        sum(whole.by_grade_n) OVER () AS by_grade_count,
        sum(whole.reached_n - whole.by_grade_reached_n) OVER () AS by_pass_reached,
        sum(whole.planned_n - whole.by_grade_n) OVER () AS by_pass_count,
        row_number() OVER (ORDER BY coalesce(whole.attained - whole.planned, 0), whole.group_key, whole.learner_key) AS place
    FROM (
        SELECT
            fact.group_key,
            fact.learner_key,
            sum(fact.is_reached) AS reached_n,
            count(*) AS planned_n,
            sum(iif(fact.attained IS NULL, 0, fact.is_reached)) AS by_grade_reached_n,
            sum(iif(fact.attained IS NULL, 0, 1)) AS by_grade_n,
            sum(coalesce(fact.attained, 0)) / nullif(sum(iif(fact.attained IS NULL, 0, 1)), 0) AS attained,
            sum(iif(fact.attained IS NULL, 0, fact.planned)) / nullif(sum(iif(fact.attained IS NULL, 0, 1)), 0) AS planned
        FROM dim_group AS member
        INNER JOIN mart_outcome AS fact ON fact.group_key = member.group_key
        WHERE fact.planned IS NOT NULL
            AND fact.competency_key <> 0
            AND (member.starts_on <= @to OR member.starts_on IS NULL)
            AND (member.ends_on >= @from OR member.ends_on IS NULL)
            AND (@organisation IS NULL OR member.org_key = @organisation)
            AND (@programme IS NULL OR member.programme_key = @programme)
            AND (@group IS NULL OR member.group_key = @group)
            AND (@scope_organisation IS NULL OR member.org_key = @scope_organisation)
            AND (@scope_groups IS NULL OR member.group_key IN ({> Parts/scope-groups}))
            AND (@scope_learner IS NULL OR fact.learner_key = @scope_learner)
        GROUP BY fact.group_key, fact.learner_key
    ) AS whole
    WHERE @reached IS NULL
        OR (@reached = 1 AND whole.reached_n = whole.planned_n)
        OR (@reached = 0 AND whole.reached_n < whole.planned_n)
) AS picked
INNER JOIN dim_learner AS learner ON learner.learner_key = picked.learner_key
INNER JOIN dim_group AS study ON study.group_key = picked.group_key
LEFT JOIN learner_person AS person ON person.learner_key = picked.learner_key
WHERE picked.place >= coalesce(@place_from, 1) AND (@place_to IS NULL OR picked.place <= @place_to)
ORDER BY picked.place;
