-- title: Потоки как группы
-- feed: groups
-- source: courses
-- A presentation 2013B starts on the first of February, 2013J on the first of October.
SELECT
    code_module || '-' || code_presentation AS group_code,
    code_module AS programme_code,
    substr(code_presentation, 1, 4) || iif(code_presentation LIKE '%B', '-02-01', '-10-01') AS starts_on,
    date(
        substr(code_presentation, 1, 4) || iif(code_presentation LIKE '%B', '-02-01', '-10-01'),
        '+' || module_presentation_length || ' days') AS ends_on,
    'distance' AS form,
    source_file,
    source_line
FROM courses
WHERE is_new;
