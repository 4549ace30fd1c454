-- title: Слушатели
-- feed: learners
-- source: users
-- Whose part nobody has told yet come with the file of roles, which is apart in 1.2.
SELECT
    code AS learner_code,
    familyName AS last_name,
    givenName AS first_name,
    middleName AS middle_name,
    birthDate AS birth_date,
    sex,
    snils,
    email,
    source_file,
    source_line
FROM person
WHERE is_student AND NOT is_deleted AND is_new;
