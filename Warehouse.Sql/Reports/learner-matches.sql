-- title: Слушатели, похожие на названных в файле
-- grain: слушатель в группе
-- parameters: codes
-- roles: analyst, curator
-- column: learner_key | Ключ слушателя | key
-- column: organisation_key | Ключ организации | key
-- column: organisation | Организация | text
-- column: learner_code | Код слушателя | text
-- column: last_name | Фамилия | text
-- column: first_name | Имя | text
-- column: middle_name | Отчество | text
-- column: birth_date | Дата рождения | date
-- column: snils | СНИЛС из файла | text
-- column: has_snils | СНИЛС известен | count
-- column: group_code | Группа | text
-- Whom the people of a file may be: by the beginning of a folded name, or by СНИЛС. A number is told to nobody who has not named it.
WITH wanted AS ({> Parts/wanted-codes}),
found AS (
    SELECT person.learner_key
    FROM wanted
    CROSS JOIN learner_person AS person
    WHERE wanted.kind = 'name' AND wanted.code <> ''
        AND person.name_folded >= wanted.code AND person.name_folded < concat(wanted.code, '�')
    UNION
    SELECT person.learner_key
    FROM learner_person AS person
    WHERE person.snils IN (SELECT wanted.code FROM wanted WHERE wanted.kind = 'snils')
)
SELECT
    learner.learner_key,
    organisation.org_key AS organisation_key,
    coalesce(organisation.name, organisation.org_code) AS organisation,
    learner.learner_code,
    person.last_name,
    person.first_name,
    person.middle_name,
    person.birth_date,
    CASE WHEN person.snils IN (SELECT wanted.code FROM wanted WHERE wanted.kind = 'snils') THEN person.snils END AS snils,
    iif(person.snils IS NULL, 0, 1) AS has_snils,
    study.group_code
FROM found
INNER JOIN learner_person AS person ON person.learner_key = found.learner_key
INNER JOIN dim_learner AS learner ON learner.learner_key = found.learner_key
INNER JOIN dim_organisation AS organisation ON organisation.org_key = learner.org_key
LEFT JOIN fact_enrolment AS enrolment ON enrolment.learner_key = learner.learner_key
LEFT JOIN dim_group AS study ON study.group_key = enrolment.group_key
WHERE (@scope_organisation IS NULL OR organisation.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR enrolment.group_key IN ({> Parts/scope-groups}))
    AND (@scope_learner IS NULL OR learner.learner_key = @scope_learner)
ORDER BY learner.learner_key, study.group_code;
