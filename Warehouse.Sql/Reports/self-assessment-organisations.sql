-- title: Организации, у которых есть группы
-- grain: организация
-- roles: director, analyst
-- column: organisation_key | Ключ | key
-- column: org_code | Код | text
-- column: name | Организация | text
SELECT
    organisation.org_key AS organisation_key,
    organisation.org_code,
    coalesce(organisation.name, organisation.org_code) AS name
FROM dim_organisation AS organisation
WHERE EXISTS (
    SELECT 1
    FROM dim_group AS study
    WHERE study.org_key = organisation.org_key
        AND study.group_key <> 0
        AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
        AND @scope_learner IS NULL)
ORDER BY name, organisation.org_key;
