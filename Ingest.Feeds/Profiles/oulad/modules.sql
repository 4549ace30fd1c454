-- title: Контрольные работы как модули программы
-- feed: modules
-- source: assessments
SELECT
    code_module AS programme_code,
    id_assessment AS module_code,
    assessment_type || ' ' || id_assessment || ', ' || code_presentation AS name,
    assessment_type AS control_form,
    source_file,
    source_line
FROM assessments
WHERE is_new;
