-- title: Модули OULAD как программы
-- feed: programmes
-- source: courses
SELECT
    code_module AS programme_code,
    'OULAD ' || code_module AS name,
    'qualification' AS kind,
    'distance' AS delivery,
    source_file,
    min(source_line) AS source_line
FROM courses
WHERE is_new
GROUP BY code_module, source_file;
