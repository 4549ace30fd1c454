-- title: Слушатели
-- feed: learners
-- source: studentInfo
-- The data set names nobody: the code stands for the name. Each presentation that a learner is in tells what was true of
-- him from its start; of two modules in one presentation the last speaks, whichever file it comes in.
SELECT
    id_student AS learner_code,
    'Слушатель' AS last_name,
    id_student AS first_name,
    gender AS sex,
    region,
    highest_education AS education_level,
    substr(code_presentation, 1, 4) || iif(code_presentation LIKE '%B', '-02-01', '-10-01') AS valid_from,
    source_file,
    source_line
FROM (
    SELECT *, row_number() OVER (
        PARTITION BY id_student, code_presentation
        ORDER BY code_module DESC, source_file, source_line) AS place
    FROM studentInfo
    WHERE id_student IN (SELECT id_student FROM studentInfo WHERE is_new)
) AS presentation
WHERE place = 1;
