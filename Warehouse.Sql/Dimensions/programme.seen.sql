-- title: Программы, которые видит зритель
SELECT
    member.programme_key,
    NULL AS group_key,
    NULL AS learner_key,
    NULL AS teacher_key,
    coalesce(member.name, member.programme_code) AS subject
FROM dim_programme AS member
WHERE (@organisation IS NULL OR member.org_key = @organisation)
    AND (@scope_organisation IS NULL OR member.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR EXISTS (
        SELECT 1 FROM dim_group AS study WHERE study.programme_key = member.programme_key AND study.group_key IN ({> Parts/scope-groups})))
    AND @scope_learner IS NULL
