-- title: Слушатели
-- feed: learners
-- source: studentInfo
-- The data set names nobody: the code stands for the name. A learner of several presentations is what the last of them says.
SELECT
    id_student AS learner_code,
    'Слушатель' AS last_name,
    id_student AS first_name,
    gender AS sex,
    region,
    highest_education AS education_level,
    source_file,
    source_line
FROM (
    SELECT *, row_number() OVER (
        PARTITION BY id_student
        ORDER BY code_presentation DESC, code_module DESC) AS place
    FROM studentInfo
) AS presentation
WHERE place = 1;
