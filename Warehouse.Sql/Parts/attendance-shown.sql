-- title: Отметки посещаемости, которые оставляют отбор и доступ зрителя
-- The groups come first and name the key, so that rows can be had in the order of the fact's key without sorting.
SELECT
    study.group_key,
    fact.date_key,
    fact.module_key,
    fact.lesson_no,
    fact.learner_key,
    fact.teacher_key,
    fact.attended,
    fact.scheduled,
    mark.kind,
    study.group_code,
    study.programme_key
FROM dim_group AS study
CROSS JOIN fact_attendance AS fact
CROSS JOIN dim_attendance_mark AS mark
WHERE fact.group_key = study.group_key
    AND fact.date_key BETWEEN @from AND @to
    AND mark.mark_key = fact.mark_key
    AND (
        (mark.kind = 'not_recorded' AND @counted = 0)
        OR (mark.kind <> 'not_recorded' AND coalesce(@counted, 1) = iif(EXISTS (
            SELECT 1
            FROM fact_enrolment AS own
            WHERE own.group_key = fact.group_key
                AND own.learner_key = fact.learner_key
                AND (fact.date_key < own.enrolled_date_key
                    OR fact.date_key > coalesce(own.completed_date_key, own.left_date_key))), 0, 1)))
    AND (@teacher IS NULL OR fact.teacher_key = @teacher)
    AND (@module IS NULL OR fact.module_key = @module)
    AND (@learner IS NULL OR study.group_key IN (SELECT group_key FROM mart_learner_month WHERE learner_key = @learner))
    AND (@organisation IS NULL OR study.org_key = @organisation)
    AND (@programme IS NULL OR study.programme_key = @programme)
    AND (@group IS NULL OR study.group_key = @group)
    AND (@learner IS NULL OR fact.learner_key = @learner)
    AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
    AND (@scope_learner IS NULL OR fact.learner_key = @scope_learner)
