-- title: Зачисления
-- feed: enrolments
-- source: enrollments
-- An end before that of the group is a leaving, on the last day; an end with the group says nothing: whether the learner has completed is not in OneRoster.
SELECT
    person.code AS learner_code,
    class.code AS group_code,
    coalesce(enrolment.beginDate, class.starts_on) AS enrolled_on,
    coalesce(enrolment.beginDate, class.starts_on) AS started_on,
    iif(date(enrolment.endDate, '-1 day') < class.ends_on, date(enrolment.endDate, '-1 day'), NULL) AS left_on,
    iif(enrolment.is_latest AND (enrolment.beginDate IS NULL OR enrolment.endDate IS NOT NULL),
        nullif(max(coalesce(enrolment.changed_at, ''), coalesce(class.term_changed_at, '')), ''), enrolment.changed_at) AS corrected_on,
    enrolment.source_file,
    enrolment.source_line,
    CASE
        WHEN person.code IS NULL THEN 'users'
        WHEN class.code IS NULL THEN 'classes'
        WHEN class.is_waiting AND (enrolment.beginDate IS NULL OR enrolment.endDate IS NOT NULL) THEN 'academicSessions'
    END AS waits_for
FROM enrolment
LEFT JOIN person ON person.sourcedId = enrolment.user_id
LEFT JOIN class ON class.sourcedId = enrolment.class_id
WHERE enrolment.role = 'student' AND enrolment.status IS NOT 'tobedeleted'
    AND (enrolment.is_new OR person.is_appearing OR class.is_appearing OR (enrolment.is_latest AND class.is_term_new));
