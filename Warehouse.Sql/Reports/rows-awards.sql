-- title: Поощрения: строки
-- grain: поощрение
-- parameters: from, to, organisation, programme, group, learner, place_from, place_to, sees_persons
-- column: total_n | Всего строк | key
-- column: learner_key | Ключ слушателя | key
-- column: learner | Слушатель | text
-- column: learner_code | Код | text
-- column: award | Поощрение | text
-- column: date_key | Дата | date
-- column: order_no | Приказ | text
-- column: ground | Основание | text
-- column: level | Уровень | text
-- column: group_code | Группа | text
-- column: group_key | Ключ | key
-- column: award_key | Ключ | key
SELECT
    picked.total_n,
    picked.learner_key,
    iif(@sees_persons = 1, coalesce(nullif(trim(concat(person.last_name, ' ', person.first_name, ' ', person.middle_name)), ''), learner.learner_code), learner.learner_code) AS learner,
    learner.learner_code,
    award.award_kind AS award,
    picked.date_key,
    picked.order_no,
    picked.ground,
    picked.level,
    nullif(study.group_code, '') AS group_code,
    picked.group_key,
    picked.award_key
FROM (
    SELECT
        fact.*,
        count(*) OVER () AS total_n,
        row_number() OVER (ORDER BY fact.date_key, fact.learner_key, fact.award_key, fact.order_no) AS place
    FROM fact_award AS fact
    INNER JOIN dim_group AS study ON study.group_key = fact.group_key
    WHERE fact.date_key BETWEEN @from AND @to
        AND (@organisation IS NULL OR fact.org_key = @organisation)
        AND (@programme IS NULL OR study.programme_key = @programme)
        AND (@group IS NULL OR study.group_key = @group)
        AND (@learner IS NULL OR fact.learner_key = @learner)
        AND (@scope_organisation IS NULL OR fact.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
        AND (@scope_learner IS NULL OR fact.learner_key = @scope_learner)
) AS picked
INNER JOIN dim_learner AS learner ON learner.learner_key = picked.learner_key
LEFT JOIN learner_person AS person ON person.learner_key = picked.learner_key
LEFT JOIN dim_group AS study ON study.group_key = picked.group_key
INNER JOIN dim_award AS award ON award.award_key = picked.award_key
WHERE picked.place >= coalesce(@place_from, 1) AND (@place_to IS NULL OR picked.place <= @place_to)
ORDER BY picked.place;
