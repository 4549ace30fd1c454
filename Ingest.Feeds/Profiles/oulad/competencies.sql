-- title: Один планируемый результат программы: освоение курса
-- feed: competencies
-- source: courses
SELECT
    code_module AS programme_code,
    'course' AS competency_code,
    'Освоение курса' AS name,
    'subject' AS result_kind,
    source_file,
    min(source_line) AS source_line
FROM courses
WHERE is_new
GROUP BY code_module, source_file;
