-- title: День, когда слушатель заходил в учебную среду
-- feed: attendance
-- source: studentVle
SELECT
    id_student AS learner_code,
    code_module || '-' || code_presentation AS group_code,
    'VLE' AS module_code,
    date(
        substr(code_presentation, 1, 4) || iif(code_presentation LIKE '%B', '-02-01', '-10-01'),
        date || ' days') AS lesson_on,
    'active' AS mark,
    '1' AS hours,
    '1' AS hours_scheduled,
    source_file,
    min(source_line) AS source_line
FROM studentVle
WHERE is_new
GROUP BY code_module, code_presentation, id_student, date, source_file;
