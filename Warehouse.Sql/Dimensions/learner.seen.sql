-- title: Слушатели, которых видит зритель
SELECT
    NULL AS programme_key,
    NULL AS group_key,
    member.learner_key,
    NULL AS teacher_key,
    member.learner_code AS subject
FROM dim_learner AS member
WHERE (@organisation IS NULL OR member.org_key = @organisation)
    AND (@scope_organisation IS NULL OR member.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR EXISTS (
        SELECT 1
        FROM fact_enrolment AS fact
        INNER JOIN dim_group AS study ON study.group_key = fact.group_key
        WHERE fact.learner_key = member.learner_key AND study.group_key IN ({> Parts/scope-groups})))
    AND (@scope_learner IS NULL OR member.learner_key = @scope_learner)
