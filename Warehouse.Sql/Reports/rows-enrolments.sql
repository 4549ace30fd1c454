-- title: Обучения: строки
-- grain: обучение слушателя в группе
-- parameters: from, to, today, organisation, programme, group, learner, what, place_from, place_to, sees_persons
-- column: total_n | Всего строк | key
-- column: documented_sum | Завершили с документом | key
-- column: stayed_sum | Не отчислены | key
-- column: learner_key | Ключ слушателя | key
-- column: learner | Слушатель | text
-- column: learner_code | Код | text
-- column: group_code | Группа | text
-- column: programme | Программа | text
-- column: enrolled_on | Зачислен | date
-- column: started_on | Приступил | date
-- column: completed_on | Завершил | date
-- column: left_on | Отчислен | date
-- column: outcome | Итог | text
-- column: group_key | Ключ | key
-- As mart_enrolment_day counts: only those who started; a completion outweighs a leaving. studied, stayed: at any time of the period, and
-- without those who left in it; cohort: of the groups that ended in it, completed means with a document where an issue book is kept. The contingent
-- is of the last day, or of today when that is earlier.
SELECT
    picked.total_n,
    picked.documented_sum,
    picked.stayed_sum,
    picked.learner_key,
    iif(@sees_persons = 1, coalesce(nullif(trim(concat(person.last_name, ' ', person.first_name, ' ', person.middle_name)), ''), learner.learner_code), learner.learner_code) AS learner,
    learner.learner_code,
    study.group_code,
    coalesce(programme.name, programme.programme_code) AS programme,
    picked.enrolled_date_key AS enrolled_on,
    picked.started_date_key AS started_on,
    picked.completed_date_key AS completed_on,
    picked.left_date_key AS left_on,
    picked.outcome,
    picked.group_key
FROM (
    SELECT
        fact.*,
        count(*) OVER () AS total_n,
        sum(fact.is_documented) OVER () AS documented_sum,
        sum(iif(fact.completed_date_key IS NOT NULL OR fact.left_date_key IS NULL OR fact.left_date_key > @to, 1, 0)) OVER () AS stayed_sum,
        row_number() OVER (ORDER BY fact.group_key, fact.learner_key) AS place
    FROM dim_group AS study
    CROSS JOIN (
        SELECT
            own.*,
            iif(@what IN ('cohort', 'cohort_completed') AND own.started_date_key IS NOT NULL AND own.completed_date_key IS NOT NULL
                AND (EXISTS (
                        SELECT 1
                        FROM (
{> Parts/document-standing}
                        ) AS document
                        WHERE document.learner_key = own.learner_key
                            AND document.group_key = own.group_key
                            AND document.is_of_completion = 1)
                    OR NOT EXISTS (
                        SELECT 1
                        FROM dim_document AS kept
                        INNER JOIN dim_group AS of_group ON of_group.org_key = kept.org_key
                        WHERE of_group.group_key = own.group_key)), 1, 0) AS is_documented
        FROM fact_enrolment AS own
    ) AS fact
    WHERE fact.group_key = study.group_key
        AND (
            (coalesce(@what, 'contingent') = 'contingent'
                AND fact.started_date_key <= iif(@to > @today, @today, @to)
                AND (fact.completed_date_key IS NULL OR fact.completed_date_key > iif(@to > @today, @today, @to))
                AND (fact.completed_date_key IS NOT NULL OR fact.left_date_key IS NULL OR fact.left_date_key > iif(@to > @today, @today, @to)))
            OR (@what = 'enrolled' AND fact.enrolled_date_key BETWEEN @from AND @to)
            OR (@what = 'started' AND fact.started_date_key BETWEEN @from AND @to)
            OR (@what = 'completed' AND fact.started_date_key IS NOT NULL AND fact.completed_date_key BETWEEN @from AND @to)
            OR (@what = 'left' AND fact.started_date_key IS NOT NULL AND fact.completed_date_key IS NULL
                AND fact.left_date_key BETWEEN @from AND @to)
            OR (@what IN ('studied', 'stayed')
                AND fact.started_date_key <= @to
                AND (coalesce(fact.completed_date_key, fact.left_date_key) IS NULL
                    OR coalesce(fact.completed_date_key, fact.left_date_key) >= @from)
                AND (@what = 'studied' OR fact.completed_date_key IS NOT NULL
                    OR fact.left_date_key IS NULL OR fact.left_date_key > @to))
            OR (@what = 'not_started' AND fact.started_date_key IS NULL AND fact.enrolled_date_key BETWEEN @from AND @to)
            OR (study.ends_on BETWEEN @from AND @to AND study.ends_on <= @today AND (
                (@what = 'cohort' AND fact.started_date_key IS NOT NULL)
                OR (@what = 'cohort_not_started' AND fact.started_date_key IS NULL)
                OR (@what = 'cohort_completed' AND fact.is_documented = 1))))
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
LEFT JOIN dim_programme AS programme ON programme.programme_key = study.programme_key
WHERE picked.place >= coalesce(@place_from, 1) AND (@place_to IS NULL OR picked.place <= @place_to)
ORDER BY picked.place;
