-- title: Коды, которые знает хранилище
-- grain: код и организация, в которой он есть
-- parameters: codes
-- roles: analyst, curator
-- column: kind | Вид | key
-- column: organisation_key | Ключ организации | key
-- column: organisation_code | Код организации | text
-- column: code | Код | text
-- column: learner_code | Код слушателя | text
-- Which of some codes there are, so that a file is checked before it is loaded. To whoever is kept to groups modules, programmes and teachers are not told:
-- they are of others too.
WITH wanted AS ({> Parts/wanted-codes})
SELECT wanted.kind, organisation.org_key AS organisation_key, organisation.org_code AS organisation_code, wanted.code, NULL AS learner_code
FROM wanted
INNER JOIN dim_organisation AS organisation ON organisation.org_code = wanted.code
WHERE wanted.kind = 'organisation'
    AND (@scope_organisation IS NULL OR organisation.org_key = @scope_organisation)
    AND @scope_groups IS NULL
    AND @scope_learner IS NULL
UNION ALL
SELECT wanted.kind, organisation.org_key, organisation.org_code, wanted.code, learner.learner_code
FROM wanted
CROSS JOIN dim_organisation AS organisation
INNER JOIN dim_learner AS learner ON learner.org_key = organisation.org_key AND learner.learner_code = wanted.code
WHERE wanted.kind = 'learner'
    AND wanted.code <> ''
    AND (@scope_organisation IS NULL OR organisation.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR EXISTS (
        SELECT 1 FROM fact_enrolment AS own WHERE own.learner_key = learner.learner_key AND own.group_key IN ({> Parts/scope-groups})))
    AND @scope_learner IS NULL
UNION ALL
SELECT wanted.kind, organisation.org_key, organisation.org_code, wanted.code, NULL
FROM wanted
CROSS JOIN dim_organisation AS organisation
INNER JOIN dim_group AS study ON study.org_key = organisation.org_key AND study.group_code = wanted.code
WHERE wanted.kind = 'group'
    AND wanted.code <> ''
    AND (@scope_organisation IS NULL OR organisation.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
    AND @scope_learner IS NULL
UNION ALL
SELECT wanted.kind, organisation.org_key, organisation.org_code, wanted.code, NULL
FROM wanted
CROSS JOIN dim_organisation AS organisation
INNER JOIN dim_programme AS programme ON programme.org_key = organisation.org_key AND programme.programme_code = wanted.code
WHERE wanted.kind = 'programme'
    AND wanted.code <> ''
    AND (@scope_organisation IS NULL OR organisation.org_key = @scope_organisation)
    AND @scope_groups IS NULL
    AND @scope_learner IS NULL
UNION ALL
SELECT wanted.kind, organisation.org_key, organisation.org_code, wanted.code, NULL
FROM wanted
CROSS JOIN dim_organisation AS organisation
INNER JOIN dim_module AS course ON course.org_key = organisation.org_key AND course.module_code = wanted.code
WHERE wanted.kind = 'module'
    AND wanted.code <> ''
    AND (@scope_organisation IS NULL OR organisation.org_key = @scope_organisation)
    AND @scope_groups IS NULL
    AND @scope_learner IS NULL
UNION ALL
SELECT wanted.kind, organisation.org_key, organisation.org_code, wanted.code, NULL
FROM wanted
CROSS JOIN dim_organisation AS organisation
INNER JOIN dim_teacher AS teacher ON teacher.org_key = organisation.org_key AND teacher.teacher_code = wanted.code
WHERE wanted.kind = 'teacher'
    AND wanted.code <> ''
    AND (@scope_organisation IS NULL OR organisation.org_key = @scope_organisation)
    AND @scope_groups IS NULL
    AND @scope_learner IS NULL
ORDER BY kind, code, organisation_code;
