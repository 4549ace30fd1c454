-- title: Посещаемость слушателя
-- grain: неделя или месяц
-- parameters: learner, group, from, to, step
-- column: starts_on | С какого дня | date
-- column: attended | Посещено, ч | hours
-- column: scheduled | По расписанию, ч | hours
-- column: share | Посещено, % | share
-- column: absent_n | Без причины | count
-- column: sick_n | Болезнь | count
-- column: excused_n | Уважительная | count
-- column: late_n | Опоздания | count
-- A group's days are read by key; step is week unless it says month. Marks from before the enrolment and after its end are not counted.
SELECT
    min(fact.date_key) AS starts_on,
    sum(fact.attended) AS attended,
    sum(fact.scheduled) AS scheduled,
    iif(sum(fact.scheduled) > 0, sum(fact.attended) * 1000000 / nullif(sum(fact.scheduled), 0), NULL) AS share,
    sum(iif(mark.kind = 'absent', 1, 0)) AS absent_n,
    sum(iif(mark.kind = 'sick', 1, 0)) AS sick_n,
    sum(iif(mark.kind = 'excused', 1, 0)) AS excused_n,
    sum(iif(mark.kind = 'late', 1, 0)) AS late_n
FROM (SELECT DISTINCT group_key FROM mart_learner_month WHERE learner_key = @learner AND marks_n > 0) AS own
CROSS JOIN dim_group AS study
CROSS JOIN fact_attendance AS fact
CROSS JOIN dim_attendance_mark AS mark
CROSS JOIN dim_date AS day
WHERE study.group_key = own.group_key
    AND fact.group_key = study.group_key
    AND fact.date_key BETWEEN @from AND @to
    AND fact.learner_key = @learner
    AND mark.mark_key = fact.mark_key
    AND mark.kind <> 'not_recorded'
    AND NOT EXISTS (
        SELECT 1
        FROM fact_enrolment AS enrolment
        WHERE enrolment.group_key = fact.group_key
            AND enrolment.learner_key = fact.learner_key
            AND (fact.date_key < enrolment.enrolled_date_key
                OR fact.date_key > coalesce(enrolment.completed_date_key, enrolment.left_date_key)))
    AND day.date_key = fact.date_key
    AND (@group IS NULL OR fact.group_key = @group)
    AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
    AND (@scope_learner IS NULL OR fact.learner_key = @scope_learner)
GROUP BY CASE WHEN @step = 'month' THEN day.month_key ELSE day.iso_year * 100 + day.iso_week END
ORDER BY starts_on;
