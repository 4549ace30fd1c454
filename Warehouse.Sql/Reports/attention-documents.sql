-- title: Документы не выданы
-- grain: слушатель в группе
-- parameters: today, organisation, programme, group
-- link: learner_code | /learners/{learner_key}
-- column: learner_key | Ключ | key
-- column: learner_code | Код слушателя | text
-- column: group_code | Группа | text
-- column: programme | Программа | text
-- column: completed_on | Завершил | date
-- column: days | Дней после завершения | count
-- Completed more than ten days ago within the last year and no document of that group stands in the issue book; a centre that
-- keeps no issue book here is not asked for any.
SELECT
    learner.learner_key,
    learner.learner_code,
    member.group_code,
    coalesce(programme.name, programme.programme_code) AS programme,
    fact.completed_date_key AS completed_on,
    (
        SELECT count(*) FROM dim_date AS day WHERE day.date_key > fact.completed_date_key AND day.date_key <= @today
    ) AS days
FROM dim_group AS member
INNER JOIN dim_programme AS programme ON programme.programme_key = member.programme_key
INNER JOIN fact_enrolment AS fact ON fact.group_key = member.group_key
INNER JOIN dim_learner AS learner ON learner.learner_key = fact.learner_key
WHERE fact.completed_date_key > @today - 10000
    AND EXISTS (SELECT 1 FROM fact_document AS kept WHERE kept.org_key = member.org_key)
    AND fact.completed_date_key <= (
        SELECT max(late.date_key)
        FROM (
            SELECT day.date_key, row_number() OVER (ORDER BY day.date_key DESC) AS place
            FROM dim_date AS day
            WHERE day.date_key <= @today AND day.date_key > @today - 10000
        ) AS late
        WHERE late.place > 10)
    AND NOT EXISTS (
        SELECT 1
        FROM fact_document AS document
        WHERE document.learner_key = fact.learner_key AND document.group_key = fact.group_key)
    AND (@organisation IS NULL OR member.org_key = @organisation)
    AND (@programme IS NULL OR member.programme_key = @programme)
    AND (@group IS NULL OR member.group_key = @group)
    AND (@scope_organisation IS NULL OR member.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR member.group_key IN ({> Parts/scope-groups}))
    AND @scope_learner IS NULL
ORDER BY fact.completed_date_key, learner.learner_code;
