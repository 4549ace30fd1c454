-- title: Численность/удельный вес численности педагогических работников, которым по результатам аттестации присвоена квалификационная категория, в общей численности педагогических работников, в том числе:
-- code: 1.10
-- unit: человек/%
-- counts: people
-- kind: partly
-- entered: value
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 1.10
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: кадровая служба
-- numerator: имеющие высшую или первую категорию
-- denominator: педагогические работники на 1 октября отчётного года
-- rule: Работающие на 1 октября отчётного года по файлу преподавателей, без договоров гражданско-правового характера, в людях; степень, категория и штат — на этот день. Если кадровый учёт ведётся в ставках, значение вводится вручную и заменяет вычисленное.
-- parameters: first_year, last_year, organisation, opened
WITH census AS (
    SELECT date_key / 10000 AS year, date_key AS day_key
    FROM dim_date
    WHERE month = 10 AND day = 1 AND date_key BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
)
SELECT
    census.year,
    '' AS line_code,
    '' AS graph_code,
    sum(iif(coalesce(version.category, '') LIKE '_ысш%' OR coalesce(version.category, '') LIKE '_ерв%', 1, 0)) AS numerator,
    count(*) AS denominator,
    NULL AS programme_key,
    NULL AS group_key,
    NULL AS learner_key,
    iif(@opened = 1, teacher.teacher_key, NULL) AS teacher_key
FROM census
INNER JOIN dim_teacher AS teacher
    ON coalesce(teacher.hired_on, 0) <= census.day_key AND coalesce(teacher.left_on, 99991231) > census.day_key
LEFT JOIN dim_teacher_history AS version
    ON version.teacher_key = teacher.teacher_key AND version.valid_from <= census.day_key AND version.valid_to > census.day_key
WHERE teacher.teacher_key <> 0
    AND teacher.is_inferred = 0
    AND coalesce(version.staff, teacher.staff, '') NOT LIKE '%ГПХ%'
    AND coalesce(version.staff, teacher.staff, '') NOT LIKE '%ражданско-правов%'
    AND (@organisation IS NULL OR teacher.org_key = @organisation)
    AND (@scope_organisation IS NULL OR teacher.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR teacher.teacher_key IN ({> Parts/scope-curators}))
    AND @scope_learner IS NULL
GROUP BY census.year, iif(@opened = 1, teacher.teacher_key, NULL);
