-- title: Удалённые и перенесённые зачисления
-- feed: removals
-- source: enrollments
-- One that was deleted, and the one before where a row moves it to another class or user. It stays while another row enrols the learner in the group.
SELECT
    'enrolments' AS feed,
    'OneRoster' AS removed_by,
    iif(gone.status = 'tobedeleted', 'tobedeleted в выгрузке', 'зачисление перенесено') AS reason,
    gone.changed_at AS corrected_on,
    person.code AS learner_code,
    class.code AS group_code,
    gone.source_file,
    gone.source_line
FROM (
    SELECT sourcedId, status, class_id, user_id, changed_at, is_new, source_file, source_line
    FROM enrolment
    WHERE status = 'tobedeleted' AND role = 'student'
    UNION ALL
    SELECT sourcedId, status, class_before, user_before, changed_at, is_new OR is_new_before, source_file, source_line
    FROM enrolment
    WHERE status IS NOT 'tobedeleted' AND status_before IS NOT 'tobedeleted' AND role_before = 'student'
        AND (class_id <> class_before OR user_id <> user_before)
) AS gone
INNER JOIN person ON person.sourcedId = gone.user_id
INNER JOIN class ON class.sourcedId = gone.class_id
WHERE (gone.is_new OR person.is_appearing OR class.is_appearing)
    AND NOT EXISTS (
        SELECT 1
        FROM enrolment AS other
        WHERE other.is_latest AND other.status IS NOT 'tobedeleted' AND other.role = 'student'
            AND other.class_id = gone.class_id AND other.user_id = gone.user_id);
