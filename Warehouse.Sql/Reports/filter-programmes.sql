-- title: Программы для отбора
-- grain: программа
-- parameters: organisation
-- column: programme_key | Ключ | key
-- column: name | Программа | text
-- column: code | Код | text
-- column: organisation_code | Код организации | text
SELECT
    programme.programme_key,
    coalesce(programme.name, programme.programme_code) AS name,
    programme.programme_code AS code,
    organisation.org_code AS organisation_code
FROM dim_programme AS programme
INNER JOIN dim_organisation AS organisation ON organisation.org_key = programme.org_key
WHERE programme.programme_key <> 0
    AND (@organisation IS NULL OR programme.org_key = @organisation)
    AND (@scope_organisation IS NULL OR programme.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR EXISTS (
        SELECT 1 FROM dim_group AS study
        WHERE study.programme_key = programme.programme_key AND study.group_key IN ({> Parts/scope-groups})))
    AND (@scope_learner IS NULL OR EXISTS (
        SELECT 1 FROM fact_enrolment AS enrolment
        INNER JOIN dim_group AS study ON study.group_key = enrolment.group_key
        WHERE enrolment.learner_key = @scope_learner AND study.programme_key = programme.programme_key))
ORDER BY name, programme.programme_key;
