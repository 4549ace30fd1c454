-- title: Регистрации и итоги
-- feed: enrolments
-- source: studentRegistration
-- Days count from the presentation's start. Who registered late started on that day; who left before the start never did.
WITH outcome AS MATERIALIZED (
    -- Laid down first, so that the join finds a learner by an index.
    SELECT id_student, code_module, code_presentation, final_result, is_new FROM studentInfo
)
SELECT
    registration.id_student AS learner_code,
    registration.code_module || '-' || registration.code_presentation AS group_code,
    date(start.day, coalesce(registration.date_registration, '0') || ' days') AS enrolled_on,
    iif(registration.date_unregistration IS NULL OR CAST(registration.date_unregistration AS INTEGER) > 0,
        date(start.day, max(0, CAST(coalesce(registration.date_registration, '0') AS INTEGER)) || ' days'), NULL) AS started_on,
    iif(info.final_result IN ('Pass', 'Distinction', 'Fail'),
        date(start.day, course.module_presentation_length || ' days'), NULL) AS completed_on,
    CASE
        WHEN registration.date_unregistration IS NOT NULL THEN date(start.day, registration.date_unregistration || ' days')
        WHEN info.final_result = 'Withdrawn' THEN date(start.day, course.module_presentation_length || ' days')
    END AS left_on,
    info.final_result AS outcome,
    registration.source_file,
    registration.source_line,
    CASE
        WHEN info.id_student IS NULL THEN 'studentInfo'
        WHEN course.code_module IS NULL THEN 'courses'
    END AS waits_for
FROM studentRegistration AS registration
INNER JOIN (
    SELECT DISTINCT
        code_presentation,
        substr(code_presentation, 1, 4) || iif(code_presentation LIKE '%B', '-02-01', '-10-01') AS day
    FROM studentRegistration
) AS start ON start.code_presentation = registration.code_presentation
LEFT JOIN outcome AS info
    ON info.id_student = registration.id_student
    AND info.code_module = registration.code_module
    AND info.code_presentation = registration.code_presentation
LEFT JOIN courses AS course
    ON course.code_module = registration.code_module AND course.code_presentation = registration.code_presentation
WHERE registration.is_new OR info.is_new OR course.is_new;
