-- title: Группы для отбора
-- grain: группа
-- parameters: organisation, programme
-- column: group_key | Ключ | key
-- column: name | Группа | text
-- column: code | Код | text
-- column: organisation_code | Код организации | text
SELECT
    study.group_key,
    study.group_code AS name,
    study.group_code AS code,
    organisation.org_code AS organisation_code
FROM dim_group AS study
INNER JOIN dim_organisation AS organisation ON organisation.org_key = study.org_key
WHERE study.group_key <> 0
    AND (@organisation IS NULL OR study.org_key = @organisation)
    AND (@programme IS NULL OR study.programme_key = @programme)
    AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
    AND (@scope_learner IS NULL OR EXISTS (
        SELECT 1 FROM fact_enrolment AS enrolment
        WHERE enrolment.group_key = study.group_key AND enrolment.learner_key = @scope_learner))
ORDER BY coalesce(study.starts_on, 0) DESC, study.group_code;
