-- title: Слушатели без обязательного итога
-- grain: слушатель в группе
-- parameters: today, organisation, programme, group
-- link: learner_code | /learners/{learner_key}
-- column: learner_key | Ключ | key
-- column: learner_code | Код слушателя | text
-- column: group_code | Группа | text
-- column: programme | Программа | text
-- column: ends_on | Группа закончила | date
-- The group ended within the last year, the learner started and did not leave, and has no final grade in it.
SELECT
    learner.learner_key,
    learner.learner_code,
    member.group_code,
    coalesce(programme.name, programme.programme_code) AS programme,
    member.ends_on
FROM dim_group AS member
INNER JOIN dim_programme AS programme ON programme.programme_key = member.programme_key
CROSS JOIN fact_enrolment AS fact
INNER JOIN dim_learner AS learner ON learner.learner_key = fact.learner_key
WHERE fact.group_key = member.group_key
    AND member.ends_on < @today
    AND member.ends_on >= @today - 10000
    AND fact.started_date_key IS NOT NULL
    AND fact.left_date_key IS NULL
    AND NOT EXISTS (
        SELECT 1
        FROM fact_grade AS grade
        WHERE grade.group_key = fact.group_key AND grade.learner_key = fact.learner_key AND grade.control_key = 4)
    AND (@organisation IS NULL OR member.org_key = @organisation)
    AND (@programme IS NULL OR member.programme_key = @programme)
    AND (@group IS NULL OR member.group_key = @group)
    AND (@scope_organisation IS NULL OR member.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR member.group_key IN ({> Parts/scope-groups}))
    AND @scope_learner IS NULL
ORDER BY member.ends_on, member.group_code, learner.learner_code;
