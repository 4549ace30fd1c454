-- title: Классы как группы
-- feed: groups
-- source: classes
-- The curator is the primary teacher, as the last enrolment of one says.
SELECT
    class.code AS group_code,
    course.code AS programme_code,
    class.starts_on,
    class.ends_on,
    curator.code AS curator_code,
    class.source_file,
    class.source_line,
    CASE
        WHEN course.code IS NULL THEN 'courses'
        WHEN class.is_waiting THEN 'academicSessions'
    END AS waits_for
FROM class
LEFT JOIN course ON course.sourcedId = class.courseSourcedId
LEFT JOIN (
    SELECT teaching.class_id, person.code, teaching.is_new OR person.is_appearing AS is_new,
        row_number() OVER (PARTITION BY teaching.class_id ORDER BY teaching.changed_at DESC, teaching.source_file DESC, teaching.source_line) AS place
    FROM enrolment AS teaching
    INNER JOIN person ON person.sourcedId = teaching.user_id
    WHERE teaching.is_latest AND teaching.status IS NOT 'tobedeleted' AND teaching.role = 'teacher' AND teaching.is_primary = 'true'
) AS curator ON curator.class_id = class.sourcedId AND curator.place = 1
WHERE class.status IS NOT 'tobedeleted' AND (class.is_new OR class.is_term_new OR course.is_appearing OR curator.is_new);
