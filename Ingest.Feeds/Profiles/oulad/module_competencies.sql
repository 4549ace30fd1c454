-- title: Веса контрольных работ
-- feed: module_competencies
-- source: assessments
SELECT
    code_module AS programme_code,
    id_assessment AS module_code,
    'course' AS competency_code,
    weight,
    source_file,
    source_line
FROM assessments
WHERE is_new;
