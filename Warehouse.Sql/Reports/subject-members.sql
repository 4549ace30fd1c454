-- title: Контроль
-- grain: слушатель, группа, программа, организация или всё вместе
-- menu: Контроль
-- page: /cases
-- order: 45
-- own: closed
-- roles: director, analyst, curator
-- parameters: codes, organisation, programme, group, learner, sees_persons
-- column: kind | Вид | key
-- column: organisation_code | Код организации | text
-- column: code | Код | text
-- column: member_key | Ключ | key
-- column: name | Название | text
-- column: learner_key | Ключ слушателя | key
-- column: learner_code | Код слушателя | text
-- What a matter under control, a decision or a note is about, by its code or by its key. More than a group, such as a programme, is returned to
-- those alone who see all of it: what is said of it tells of groups of others. To a learner's own account nothing is returned.
WITH wanted AS ({> Parts/wanted-codes})
SELECT 'everything' AS kind, '' AS organisation_code, '' AS code, NULL AS member_key, NULL AS name, NULL AS learner_key, NULL AS learner_code
WHERE @scope_organisation IS NULL AND @scope_groups IS NULL AND @scope_learner IS NULL
UNION ALL
SELECT 'organisation', organisation.org_code, organisation.org_code, organisation.org_key, organisation.name, NULL, NULL
FROM dim_organisation AS organisation
WHERE (organisation.org_key = @organisation
        OR organisation.org_code IN (SELECT wanted.code FROM wanted WHERE wanted.kind = 'organisation'))
    AND (@scope_organisation IS NULL OR organisation.org_key = @scope_organisation)
    AND @scope_groups IS NULL
    AND @scope_learner IS NULL
UNION ALL
SELECT 'programme', organisation.org_code, programme.programme_code, programme.programme_key, programme.name, NULL, NULL
FROM dim_programme AS programme
INNER JOIN dim_organisation AS organisation ON organisation.org_key = programme.org_key
WHERE programme.programme_key <> 0
    AND (programme.programme_key = @programme
        OR programme.programme_code IN (SELECT wanted.code FROM wanted WHERE wanted.kind = 'programme'))
    AND (@scope_organisation IS NULL OR programme.org_key = @scope_organisation)
    AND (@scope_groups IS NULL
        OR (EXISTS (
                SELECT 1 FROM dim_group AS own
                WHERE own.programme_key = programme.programme_key AND own.group_key IN ({> Parts/scope-groups}))
            AND NOT EXISTS (
                SELECT 1 FROM dim_group AS other
                WHERE other.programme_key = programme.programme_key AND other.group_key NOT IN ({> Parts/scope-groups}))))
    AND @scope_learner IS NULL
UNION ALL
SELECT 'group', organisation.org_code, study.group_code, study.group_key, programme.name, NULL, NULL
FROM dim_group AS study
INNER JOIN dim_organisation AS organisation ON organisation.org_key = study.org_key
INNER JOIN dim_programme AS programme ON programme.programme_key = study.programme_key
WHERE study.group_key <> 0
    AND (study.group_key = @group
        OR study.group_code IN (SELECT wanted.code FROM wanted WHERE wanted.kind = 'group'))
    AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
    AND @scope_learner IS NULL
UNION ALL
SELECT
    'learner', organisation.org_code, learner.learner_code, learner.learner_key,
    iif(@sees_persons = 1, nullif(trim(concat(person.last_name, ' ', person.first_name, ' ', person.middle_name)), ''), NULL),
    learner.learner_key, learner.learner_code
FROM dim_learner AS learner
INNER JOIN dim_organisation AS organisation ON organisation.org_key = learner.org_key
LEFT JOIN learner_person AS person ON person.learner_key = learner.learner_key
WHERE learner.learner_key <> 0
    AND (learner.learner_key = @learner
        OR learner.learner_code IN (SELECT wanted.code FROM wanted WHERE wanted.kind = 'learner'))
    AND (@scope_organisation IS NULL OR learner.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR EXISTS (
        SELECT 1 FROM fact_enrolment AS enrolment
        WHERE enrolment.learner_key = learner.learner_key AND enrolment.group_key IN ({> Parts/scope-groups})))
    AND @scope_learner IS NULL
ORDER BY kind, organisation_code, code;
