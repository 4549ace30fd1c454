-- title: Чему зритель может задать цель
-- grain: организация, программа или группа
-- parameters: organisation, programme, group
-- roles: administrator, analyst
-- column: org_code | Код организации | text
-- column: programme_code | Код программы | text
-- column: group_code | Код группы | text
-- column: name | Название | text
-- What is chosen: the group, else the programme, else the organisation; all organisations where none is chosen. A target bears on all groups of its unit, so
-- that whoever is kept to some groups sets none of a programme that has others, and none of an organisation.
SELECT organisation.org_code, NULL AS programme_code, study.group_code, concat('группа ', study.group_code) AS name
FROM dim_group AS study
INNER JOIN dim_organisation AS organisation ON organisation.org_key = study.org_key
WHERE @group IS NOT NULL AND study.group_key = @group AND study.group_key <> 0
    AND (@programme IS NULL OR study.programme_key = @programme)
    AND (@organisation IS NULL OR study.org_key = @organisation)
    AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
    AND @scope_learner IS NULL
UNION ALL
SELECT organisation.org_code, programme.programme_code, NULL, concat('программа «', coalesce(programme.name, programme.programme_code), '»')
FROM dim_programme AS programme
INNER JOIN dim_organisation AS organisation ON organisation.org_key = programme.org_key
WHERE @group IS NULL AND @programme IS NOT NULL AND programme.programme_key = @programme AND programme.programme_key <> 0
    AND (@organisation IS NULL OR programme.org_key = @organisation)
    AND (@scope_organisation IS NULL OR programme.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR EXISTS (
        SELECT 1 FROM dim_group AS own WHERE own.programme_key = programme.programme_key AND own.group_key IN ({> Parts/scope-groups})))
    AND (@scope_groups IS NULL OR NOT EXISTS (
        SELECT 1 FROM dim_group AS other WHERE other.programme_key = programme.programme_key AND other.group_key NOT IN ({> Parts/scope-groups})))
    AND @scope_learner IS NULL
UNION ALL
SELECT organisation.org_code, NULL, NULL, concat('вся организация «', coalesce(organisation.name, organisation.org_code), '»')
FROM dim_organisation AS organisation
WHERE @group IS NULL AND @programme IS NULL AND organisation.org_key <> 0
    AND EXISTS (SELECT 1 FROM dim_group AS study WHERE study.org_key = organisation.org_key AND study.group_key <> 0)
    AND (@organisation IS NULL OR organisation.org_key = @organisation)
    AND (@scope_organisation IS NULL OR organisation.org_key = @scope_organisation)
    AND @scope_groups IS NULL
    AND @scope_learner IS NULL
ORDER BY name;
