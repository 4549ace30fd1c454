-- title: Распределение слушателей по программам и категориям
-- code: 2.1
-- unit: человек
-- counts: people
-- sum-of-lines: 01 = 02 + 04 + 05 + 06 + 07 + 08 + 09 + 10 + 11 + 12 + 13 + 14 + 15 + 16 + 18 + 19 + 20 + 22 + 23 + 24
-- sum-of-lines: 02 = 03
-- sum-of-lines: 16 = 17
-- sum-of-lines: 20 = 21
-- sum-of-graphs: 3 + 4 = 5
-- kind: computed
-- source: форма федерального статистического наблюдения № 1-ПК, подраздел 2.1
-- wording: номера строк и граф, сверить с действующей формой
-- valid: 2021-
-- owner: учебная часть
-- line: 01 | Всего слушателей
-- line: 02 | работники предприятий и организаций
-- line: 03 | из них руководители
-- line: 04 | руководители дошкольных образовательных организаций
-- line: 05 | руководители общеобразовательных организаций
-- line: 06 | руководители профессиональных образовательных организаций
-- line: 07 | руководители образовательных организаций высшего образования
-- line: 08 | руководители организаций дополнительного профессионального образования
-- line: 09 | руководители организаций дополнительного образования
-- line: 10 | педагогические работники дошкольных образовательных организаций
-- line: 11 | педагогические работники общеобразовательных организаций
-- line: 12 | педагогические работники профессиональных образовательных организаций
-- line: 13 | педагогические работники образовательных организаций высшего образования
-- line: 14 | педагогические работники организаций дополнительного профессионального образования
-- line: 15 | педагогические работники организаций дополнительного образования
-- line: 16 | лица, замещающие государственные должности и должности государственной гражданской службы
-- line: 17 | из них руководители
-- line: 18 | лица, замещающие муниципальные должности и должности муниципальной службы
-- line: 19 | лица, уволенные с военной службы
-- line: 20 | незанятые лица по направлению службы занятости
-- line: 21 | из них безработные
-- line: 22 | студенты, обучающиеся по программам среднего профессионального образования
-- line: 23 | студенты, обучающиеся по программам высшего образования
-- line: 24 | другие
-- graph: 3 | Повышение квалификации
-- graph: 4 | Профессиональная переподготовка
-- graph: 5 | Из всех слушателей — женщины
-- numerator: слушатели, завершившие в отчётном году обучение по дополнительным профессиональным программам
-- rule: Дата завершения обучения в отчётном году; не приступившие не считаются. Категория — по полю «Категория занятости» слушателя на день завершения, начало слова по его смыслу («руководитель общеобразовательной организации», «студент СПО»); направленные службой занятости — по полю «Направлен». Что не подошло ни к одной строке, стоит в строке 24.
-- parameters: first_year, last_year, organisation, opened, people
WITH part AS (
    -- How many completed stands in the mart, who they are in the facts; those who never started are in neither.
    SELECT mart.date_key, mart.group_key, 0 AS learner_key, mart.employment_category, mart.referral, mart.sex, mart.completed_n AS n
    FROM mart_completion AS mart
    WHERE @opened = 0 AND @people = 'completions'
        AND mart.date_key BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
    UNION ALL
    SELECT fact.completed_date_key, fact.group_key, fact.learner_key, coalesce(person.employment_category, learner.employment_category), fact.referral, coalesce(person.sex, learner.sex), 1
    FROM fact_enrolment AS fact
    INNER JOIN dim_learner AS learner ON learner.learner_key = fact.learner_key
    LEFT JOIN dim_learner_history AS person
        ON person.learner_key = fact.learner_key
        AND person.valid_from <= fact.completed_date_key AND person.valid_to > fact.completed_date_key
    WHERE (@opened = 1 OR @people = 'persons') AND fact.started_date_key IS NOT NULL
        AND fact.completed_date_key BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
        AND (@scope_learner IS NULL OR fact.learner_key = @scope_learner)
),
counted AS (
    -- By what the form asks; each person once when persons are counted.
    SELECT
        part.date_key / 10000 AS year,
        coalesce(version.kind, programme.kind) AS kind,
        coalesce(part.employment_category, '') AS words,
        iif(part.referral LIKE '%анятост%' OR part.referral LIKE '%ЦЗН%', 1, 0) AS is_referred,
        coalesce(part.sex, '') AS sex,
        iif(@opened = 1 AND @people = 'completions', part.group_key, NULL) AS group_key,
        part.learner_key,
        sum(part.n) AS n
    FROM part
    INNER JOIN dim_group AS study ON study.group_key = part.group_key
    INNER JOIN dim_programme AS programme ON programme.programme_key = study.programme_key
    LEFT JOIN dim_programme_history AS version
        ON version.programme_key = study.programme_key
        AND version.valid_from <= part.date_key AND version.valid_to > part.date_key
    WHERE coalesce(version.kind, programme.kind) IN ('qualification', 'retraining')
        AND (@organisation IS NULL OR study.org_key = @organisation)
        AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
        AND (@scope_learner IS NULL OR part.learner_key = @scope_learner)
    GROUP BY
        part.date_key / 10000,
        coalesce(version.kind, programme.kind),
        coalesce(part.employment_category, ''),
        iif(part.referral LIKE '%анятост%' OR part.referral LIKE '%ЦЗН%', 1, 0),
        coalesce(part.sex, ''),
        iif(@opened = 1 AND @people = 'completions', part.group_key, NULL),
        part.learner_key
),
sorted AS (
    SELECT told.year, told.kind, told.sex, told.leaf, told.group_key, told.learner_key, sum(told.n) AS n
    FROM (
        SELECT
            counted.*,
            CASE
                WHEN counted.is_referred = 1 AND counted.words LIKE '_езработн%' THEN '21'
                WHEN counted.is_referred = 1 THEN '20'
                WHEN counted.words LIKE '_уководител%' AND counted.words LIKE '%ополнительного профессиональн%' THEN '08'
                WHEN counted.words LIKE '_едагог%' AND counted.words LIKE '%ополнительного профессиональн%' THEN '14'
                WHEN counted.words LIKE '_уководител%' AND counted.words LIKE '%ополнительного образован%' THEN '09'
                WHEN counted.words LIKE '_едагог%' AND counted.words LIKE '%ополнительного образован%' THEN '15'
                WHEN counted.words LIKE '_уководител%' AND counted.words LIKE '%ысшего%' THEN '07'
                WHEN counted.words LIKE '_едагог%' AND counted.words LIKE '%ысшего%' THEN '13'
                WHEN counted.words LIKE '_уководител%' AND counted.words LIKE '%ошкольн%' THEN '04'
                WHEN counted.words LIKE '_едагог%' AND counted.words LIKE '%ошкольн%' THEN '10'
                WHEN counted.words LIKE '_уководител%' AND counted.words LIKE '%бщеобразовательн%' THEN '05'
                WHEN counted.words LIKE '_едагог%' AND counted.words LIKE '%бщеобразовательн%' THEN '11'
                WHEN counted.words LIKE '_уководител%' AND counted.words LIKE '%рофессиональн% образовательн%' THEN '06'
                WHEN counted.words LIKE '_едагог%' AND counted.words LIKE '%рофессиональн% образовательн%' THEN '12'
                WHEN counted.words LIKE '_осударственн%' AND counted.words LIKE '%уководител%' THEN '17'
                WHEN counted.words LIKE '_осударственн%' THEN '16'
                WHEN counted.words LIKE '_униципальн%' THEN '18'
                WHEN counted.words LIKE '%воленн%военн%' THEN '19'
                WHEN counted.words LIKE '_тудент%СПО%' THEN '22'
                WHEN counted.words LIKE '_тудент%ВО%' THEN '23'
                WHEN counted.words LIKE '_уководител%' THEN '03'
                WHEN counted.words LIKE '_аботник%' THEN '02'
                ELSE '24'
            END AS leaf
        FROM counted
    ) AS told
    GROUP BY told.year, told.kind, told.sex, told.leaf, told.group_key, told.learner_key
),
line AS (
    -- Which lines a leaf belongs to.
    SELECT '01' AS line_code, '02' AS leaf
    UNION ALL SELECT '01', '03'
    UNION ALL SELECT '01', '04'
    UNION ALL SELECT '01', '05'
    UNION ALL SELECT '01', '06'
    UNION ALL SELECT '01', '07'
    UNION ALL SELECT '01', '08'
    UNION ALL SELECT '01', '09'
    UNION ALL SELECT '01', '10'
    UNION ALL SELECT '01', '11'
    UNION ALL SELECT '01', '12'
    UNION ALL SELECT '01', '13'
    UNION ALL SELECT '01', '14'
    UNION ALL SELECT '01', '15'
    UNION ALL SELECT '01', '16'
    UNION ALL SELECT '01', '17'
    UNION ALL SELECT '01', '18'
    UNION ALL SELECT '01', '19'
    UNION ALL SELECT '01', '20'
    UNION ALL SELECT '01', '21'
    UNION ALL SELECT '01', '22'
    UNION ALL SELECT '01', '23'
    UNION ALL SELECT '01', '24'
    UNION ALL SELECT '02', '02'
    UNION ALL SELECT '03', '03'
    UNION ALL SELECT '04', '04'
    UNION ALL SELECT '05', '05'
    UNION ALL SELECT '06', '06'
    UNION ALL SELECT '07', '07'
    UNION ALL SELECT '08', '08'
    UNION ALL SELECT '09', '09'
    UNION ALL SELECT '10', '10'
    UNION ALL SELECT '11', '11'
    UNION ALL SELECT '12', '12'
    UNION ALL SELECT '13', '13'
    UNION ALL SELECT '14', '14'
    UNION ALL SELECT '15', '15'
    UNION ALL SELECT '16', '16'
    UNION ALL SELECT '17', '17'
    UNION ALL SELECT '18', '18'
    UNION ALL SELECT '19', '19'
    UNION ALL SELECT '20', '20'
    UNION ALL SELECT '21', '21'
    UNION ALL SELECT '22', '22'
    UNION ALL SELECT '23', '23'
    UNION ALL SELECT '24', '24'
    UNION ALL SELECT '02', '03'
    UNION ALL SELECT '16', '17'
    UNION ALL SELECT '20', '21'
),
graph AS (
    SELECT '3' AS graph_code, 'qualification' AS kind, '' AS sex
    UNION ALL SELECT '4', 'retraining', ''
    UNION ALL SELECT '5', '', 'F'
)
SELECT
    sorted.year,
    line.line_code,
    graph.graph_code,
    iif(@people = 'persons', count(DISTINCT sorted.learner_key), sum(sorted.n)) AS numerator,
    NULL AS denominator,
    NULL AS programme_key,
    sorted.group_key,
    iif(@opened = 1, sorted.learner_key, NULL) AS learner_key,
    NULL AS teacher_key
FROM sorted
INNER JOIN line ON line.leaf = sorted.leaf
INNER JOIN graph ON (graph.kind = '' OR graph.kind = sorted.kind) AND (graph.sex = '' OR graph.sex = sorted.sex)
GROUP BY sorted.year, line.line_code, graph.graph_code, sorted.group_key, iif(@opened = 1, sorted.learner_key, NULL);
