-- title: Курсы как программы
-- feed: programmes
-- source: courses
-- OneRoster does not say what kind of programme a course is: the words of its title do, and without them it is of the most common kind.
SELECT
    code AS programme_code,
    title AS name,
    CASE
        WHEN title LIKE '%ереподготовк%' THEN 'retraining'
        WHEN title LIKE '%рофессиональное обучение%' OR title LIKE '%рофессионального обучения%' THEN 'vocational'
        WHEN title LIKE '%бщеразвивающ%' THEN 'general'
        ELSE 'qualification'
    END AS kind,
    source_file,
    source_line
FROM course
WHERE is_new AND status IS NOT 'tobedeleted';
