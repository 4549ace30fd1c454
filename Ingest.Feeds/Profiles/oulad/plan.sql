-- title: Порог 40 %
-- feed: plan
-- source: courses
SELECT
    code_module AS programme_code,
    'course' AS competency_code,
    '0.4' AS planned_share,
    source_file,
    min(source_line) AS source_line
FROM courses
WHERE is_new
GROUP BY code_module, source_file;
