-- title: Программы, по которым шло обучение
-- grain: программа
-- section: 3
-- parameters: from, to, organisation
-- roles: director, analyst
-- column: programme_key | Ключ | key
-- column: name | Программа | text
-- column: kind | Вид программы | text
-- column: hours | Часов | count
-- column: groups_n | Групп | count
-- column: studied_n | Обучалось | count
-- column: completed_n | Завершили | count
-- column: left_n | Выбыли | count
-- Enrolments: of those who studied on any day of the period, who completed and who left in it. Groups without such a learner are not counted.
WITH movement AS (
    SELECT
        mart.group_key,
        study.programme_key,
        sum(mart.started_n - iif(mart.date_key < @from, mart.completed_n + mart.left_n, 0)) AS studied_n,
        sum(iif(mart.date_key < @from, 0, mart.completed_n)) AS completed_n,
        sum(iif(mart.date_key < @from, 0, mart.left_n)) AS left_n
    FROM mart_enrolment_day AS mart
    INNER JOIN dim_group AS study ON study.group_key = mart.group_key
    WHERE mart.date_key <= @to
        AND (@organisation IS NULL OR study.org_key = @organisation)
        AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
        AND @scope_learner IS NULL
    GROUP BY mart.group_key, study.programme_key
    HAVING sum(mart.started_n - iif(mart.date_key < @from, mart.completed_n + mart.left_n, 0)) > 0
)
SELECT
    programme.programme_key,
    coalesce(programme.name, nullif(programme.programme_code, ''), 'без программы') AS name,
    CASE programme.kind
        WHEN 'qualification' THEN 'повышение квалификации'
        WHEN 'retraining' THEN 'профессиональная переподготовка'
        WHEN 'vocational' THEN 'профессиональное обучение'
        WHEN 'general' THEN 'общеразвивающая'
        WHEN 'preprofessional' THEN 'предпрофессиональная'
        ELSE 'не указан'
    END AS kind,
    programme.hours,
    count(*) AS groups_n,
    sum(movement.studied_n) AS studied_n,
    sum(movement.completed_n) AS completed_n,
    sum(movement.left_n) AS left_n
FROM movement
INNER JOIN dim_programme AS programme ON programme.programme_key = movement.programme_key
GROUP BY programme.programme_key, programme.name, programme.programme_code, programme.kind, programme.hours
ORDER BY kind, name, programme.programme_key;
