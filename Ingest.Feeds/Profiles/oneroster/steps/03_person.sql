-- A user by the last row that tells of them, with what the files of roles and demographics add.
WITH part AS (
    SELECT user_id, max(role = 'student') AS is_student, max(role = 'teacher') AS is_teacher, max(is_new) AS is_new
    FROM role
    GROUP BY user_id
)
SELECT
    person.sourcedId,
    known.code,
    known.is_appearing,
    coalesce(part.is_student, 0) AS is_student,
    coalesce(part.is_teacher, 0) AS is_teacher,
    person.is_new OR coalesce(part.is_new, 0) AS is_new,
    person.status IS 'tobedeleted' AS is_deleted,
    person.familyName,
    person.givenName,
    person.middleName,
    person.email,
    CASE
        WHEN instr(upper(person.userIds), '{SNILS:') > 0
            THEN substr(person.userIds, instr(upper(person.userIds), '{SNILS:') + 7, instr(substr(person.userIds, instr(upper(person.userIds), '{SNILS:') + 7) || '}', '}') - 1)
        WHEN instr(person.userIds, '{СНИЛС:') > 0
            THEN substr(person.userIds, instr(person.userIds, '{СНИЛС:') + 7, instr(substr(person.userIds, instr(person.userIds, '{СНИЛС:') + 7) || '}', '}') - 1)
    END AS snils,
    birth.birthDate,
    iif(birth.sex IN ('male', 'female'), birth.sex, NULL) AS sex,
    coalesce(birth.is_new, 0) AS is_birth_new,
    person.source_file,
    person.source_line
FROM users AS person
INNER JOIN code AS known ON known.kind = 'user' AND known.sourcedId = person.sourcedId
LEFT JOIN part ON part.user_id = person.sourcedId
LEFT JOIN demographics AS birth ON birth.sourcedId = person.sourcedId AND birth.is_latest AND birth.status IS NOT 'tobedeleted'
WHERE person.is_latest;
