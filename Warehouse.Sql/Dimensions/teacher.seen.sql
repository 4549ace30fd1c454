-- title: Преподаватели, которых видит зритель
SELECT
    NULL AS programme_key,
    NULL AS group_key,
    NULL AS learner_key,
    member.teacher_key,
    trim(concat(member.last_name, ' ', member.first_name, ' ', member.middle_name)) AS subject
FROM dim_teacher AS member
WHERE (@organisation IS NULL OR member.org_key = @organisation)
    AND (@scope_organisation IS NULL OR member.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR member.teacher_key IN ({> Parts/scope-curators}))
    AND @scope_learner IS NULL
