-- title: Организации для отбора
-- grain: организация
-- column: organisation_key | Ключ | key
-- column: name | Организация | text
-- column: code | Код | text
-- column: organisation_code | Код организации | text
SELECT
    organisation.org_key AS organisation_key,
    coalesce(organisation.name, organisation.org_code) AS name,
    organisation.org_code AS code,
    organisation.org_code AS organisation_code
FROM dim_organisation AS organisation
WHERE (@scope_organisation IS NULL OR organisation.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR EXISTS (
        SELECT 1 FROM dim_group AS study WHERE study.org_key = organisation.org_key AND study.group_key IN ({> Parts/scope-groups})))
    AND (@scope_learner IS NULL OR EXISTS (
        SELECT 1 FROM dim_learner AS learner
        WHERE learner.org_key = organisation.org_key AND learner.learner_key = @scope_learner))
ORDER BY name, organisation_key;
