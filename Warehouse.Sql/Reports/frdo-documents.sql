-- title: Документы для ФИС ФРДО
-- grain: выданный документ
-- parameters: from, to, organisation, programme, group
-- roles: director, analyst, curator, data_officer
-- column: learner_key | Ключ | key
-- column: learner_code | Код слушателя | text
-- column: group_code | Группа | text
-- column: document_kind | Вид документа | text
-- column: status | Статус | text
-- column: blank_series | Серия бланка | text
-- column: blank_no | Номер бланка | text
-- column: issued_on | Выдан | date
-- column: registration_no | Регистрационный номер | text
-- column: original_no | Номер оригинала | text
-- column: programme_kind | Вид программы | key
-- column: programme | Программа | text
-- column: hours | Часы | count
-- column: form | Форма обучения | text
-- column: funding | Финансирование | text
-- column: began_on | Начало обучения | date
-- column: ended_on | Окончание обучения | date
-- column: is_enrolled | Зачислен в эту группу | key
-- column: last_name | Фамилия | text
-- column: first_name | Имя | text
-- column: middle_name | Отчество | text
-- column: birth_date | Дата рождения | date
-- column: sex | Пол | key
-- column: snils | СНИЛС | text
-- column: citizenship | Гражданство | text
-- column: education_level | Образование | text
-- column: original_kind | Вид оригинала | text
-- column: original_series | Серия оригинала | text
-- column: original_blank_no | Номер бланка оригинала | text
-- column: original_issued_on | Выдан оригинал | date
-- What the warehouse knows of documents of completion, for the 40 columns of the template of additional professional education. Certificates of study
-- are none. A duplicate has its original beside it where the issue book has that. Names are read: its roles are those that may see them.
SELECT
    learner.learner_key,
    learner.learner_code,
    study.group_code,
    kind.document_kind,
    fact.status,
    fact.blank_series,
    fact.blank_no,
    fact.issued_date_key AS issued_on,
    fact.registration_no,
    fact.original_registration_no AS original_no,
    programme.kind AS programme_kind,
    programme.name AS programme,
    programme.hours,
    study.form,
    study.funding,
    coalesce(enrolment.started_date_key, enrolment.enrolled_date_key, study.starts_on) AS began_on,
    coalesce(enrolment.completed_date_key, study.ends_on) AS ended_on,
    iif(enrolment.learner_key IS NULL, 0, 1) AS is_enrolled,
    person.last_name,
    person.first_name,
    person.middle_name,
    person.birth_date,
    learner.sex,
    person.snils,
    learner.citizenship,
    learner.education_level,
    original_kind.document_kind AS original_kind,
    original.blank_series AS original_series,
    original.blank_no AS original_blank_no,
    original.issued_date_key AS original_issued_on
FROM (
{> Parts/document-standing}
) AS fact
INNER JOIN dim_document AS kind ON kind.document_key = fact.document_key
INNER JOIN dim_learner AS learner ON learner.learner_key = fact.learner_key
INNER JOIN dim_group AS study ON study.group_key = fact.group_key
INNER JOIN dim_programme AS programme ON programme.programme_key = study.programme_key
LEFT JOIN learner_person AS person ON person.learner_key = fact.learner_key
LEFT JOIN fact_enrolment AS enrolment ON enrolment.group_key = fact.group_key AND enrolment.learner_key = fact.learner_key
LEFT JOIN fact_document AS original
    ON original.registration_no = fact.original_registration_no
    AND original.document_key = (
        SELECT min(one.document_key)
        FROM fact_document AS one
        WHERE one.registration_no = fact.original_registration_no AND one.learner_key = fact.learner_key AND one.org_key = fact.org_key)
LEFT JOIN dim_document AS original_kind ON original_kind.document_key = original.document_key
WHERE fact.is_of_completion = 1
    AND fact.issued_date_key BETWEEN @from AND @to
    AND (@organisation IS NULL OR fact.org_key = @organisation)
    AND (@programme IS NULL OR study.programme_key = @programme)
    AND (@group IS NULL OR study.group_key = @group)
    AND (@scope_organisation IS NULL OR fact.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
    AND (@scope_learner IS NULL OR fact.learner_key = @scope_learner)
ORDER BY fact.issued_date_key, fact.document_key, fact.registration_no;
