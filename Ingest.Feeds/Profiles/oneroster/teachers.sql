-- title: Преподаватели
-- feed: teachers
-- source: users
SELECT
    code AS teacher_code,
    familyName AS last_name,
    givenName AS first_name,
    middleName AS middle_name,
    birthDate AS birth_date,
    source_file,
    source_line
FROM person
WHERE is_teacher AND NOT is_deleted AND (is_new OR is_birth_new);
