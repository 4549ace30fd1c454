-- title: Чьи это коды
-- grain: код и организация, в которой он есть
-- The member "not given", whose code is empty, is nobody.
WITH wanted AS ({> Parts/wanted-codes})
SELECT wanted.kind, wanted.code, organisation.org_code AS organisation, organisation.org_key AS member_key
FROM wanted
INNER JOIN dim_organisation AS organisation ON organisation.org_code = wanted.code
WHERE wanted.kind = 'organisation' AND wanted.code <> ''
UNION ALL
SELECT wanted.kind, wanted.code, organisation.org_code, member.teacher_key
FROM wanted
CROSS JOIN dim_organisation AS organisation
INNER JOIN dim_teacher AS member ON member.org_key = organisation.org_key AND member.teacher_code = wanted.code
WHERE wanted.kind = 'teacher' AND wanted.code <> ''
UNION ALL
SELECT wanted.kind, wanted.code, organisation.org_code, member.learner_key
FROM wanted
CROSS JOIN dim_organisation AS organisation
INNER JOIN dim_learner AS member ON member.org_key = organisation.org_key AND member.learner_code = wanted.code
WHERE wanted.kind = 'learner' AND wanted.code <> ''
UNION ALL
SELECT wanted.kind, wanted.code, organisation.org_code, member.programme_key
FROM wanted
CROSS JOIN dim_organisation AS organisation
INNER JOIN dim_programme AS member ON member.org_key = organisation.org_key AND member.programme_code = wanted.code
WHERE wanted.kind = 'programme' AND wanted.code <> ''
UNION ALL
SELECT wanted.kind, wanted.code, organisation.org_code, member.group_key
FROM wanted
CROSS JOIN dim_organisation AS organisation
INNER JOIN dim_group AS member ON member.org_key = organisation.org_key AND member.group_code = wanted.code
WHERE wanted.kind = 'group' AND wanted.code <> ''
ORDER BY kind, code, organisation;
