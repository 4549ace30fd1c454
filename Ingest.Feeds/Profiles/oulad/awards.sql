-- title: Отличия
-- feed: awards
-- source: studentInfo
SELECT
    info.id_student AS learner_code,
    'Distinction' AS award_kind,
    date(
        substr(info.code_presentation, 1, 4) || iif(info.code_presentation LIKE '%B', '-02-01', '-10-01'),
        course.module_presentation_length || ' days') AS awarded_on,
    info.code_module || '-' || info.code_presentation AS order_no,
    'Освоение курса с отличием' AS ground,
    info.code_module || '-' || info.code_presentation AS group_code,
    info.source_file,
    info.source_line,
    iif(course.code_module IS NULL, 'courses', NULL) AS waits_for
FROM studentInfo AS info
LEFT JOIN courses AS course
    ON course.code_module = info.code_module AND course.code_presentation = info.code_presentation
WHERE info.final_result = 'Distinction' AND (info.is_new OR course.is_new);
