-- title: Пол и дата рождения слушателей
-- feed: learners
-- source: demographics
-- The same learners by the rows of the other file, so that a row of it is seen to be loaded and a change of it alone comes in.
SELECT
    person.code AS learner_code,
    person.familyName AS last_name,
    person.givenName AS first_name,
    person.middleName AS middle_name,
    person.birthDate AS birth_date,
    person.sex,
    person.snils,
    person.email,
    birth.source_file,
    birth.source_line
FROM demographics AS birth
INNER JOIN person ON person.sourcedId = birth.sourcedId
WHERE birth.is_latest AND birth.status IS NOT 'tobedeleted'
    AND person.is_student AND NOT person.is_deleted
    AND (birth.is_new OR person.is_new);
