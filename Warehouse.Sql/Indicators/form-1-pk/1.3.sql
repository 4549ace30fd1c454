-- title: Сведения об образовательных программах, реализуемых организацией
-- code: 1.3
-- unit: единиц
-- counts: things in 3, 5
-- sum-of-lines: none
-- sum-of-graphs: 4 = 6
-- kind: computed
-- source: форма федерального статистического наблюдения № 1-ПК, подраздел 1.3
-- wording: номера строк и граф, сверить с действующей формой
-- valid: 2021-
-- owner: учебная часть
-- line: 01 | Программы повышения квалификации
-- line: 02 | Программы профессиональной переподготовки
-- graph: 3 | Реализовано программ
-- graph: 4 | Обучено слушателей
-- graph: 5 | Из программ — сетевых
-- graph: 6 | Обучено по сетевым программам
-- numerator: программы и слушатели, завершившие по ним обучение
-- rule: Программа реализуется, если в отчётном году училась хотя бы одна её группа, где есть приступившие; по другому выбору — если по ней завершено хотя бы одно обучение. Сетевая — если в форме реализации программы стоит слово «сетевая». Вид и форма программы — на 31 декабря.
-- parameters: first_year, last_year, organisation, opened, people, programmes
WITH closing AS (
    SELECT date_key / 10000 AS year, date_key AS last_day
    FROM dim_date
    WHERE month = 12 AND day = 31 AND date_key BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
),
part AS (
    -- How many completed stands in the mart, who they are in the facts; those who never started are in neither.
    SELECT mart.date_key / 10000 AS year, mart.group_key, 0 AS learner_key, mart.completed_n AS n
    FROM mart_enrolment_day AS mart
    WHERE @opened = 0 AND @people = 'completions' AND mart.completed_n > 0
        AND mart.date_key BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
    UNION ALL
    SELECT fact.completed_date_key / 10000, fact.group_key, fact.learner_key, 1
    FROM fact_enrolment AS fact
    WHERE (@opened = 1 OR @people = 'persons') AND fact.started_date_key IS NOT NULL
        AND fact.completed_date_key BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
),
counted AS (
    SELECT
        '4' AS graph_code, closing.year, closing.last_day, study.programme_key,
        iif(@opened = 1 AND @people = 'completions', part.group_key, NULL) AS group_key, part.learner_key, sum(part.n) AS n
    FROM part
    INNER JOIN closing ON closing.year = part.year
    INNER JOIN dim_group AS study ON study.group_key = part.group_key
    WHERE (@organisation IS NULL OR study.org_key = @organisation)
        AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
        AND (@scope_learner IS NULL OR part.learner_key = @scope_learner)
    GROUP BY
        closing.year, closing.last_day, study.programme_key,
        iif(@opened = 1 AND @people = 'completions', part.group_key, NULL), part.learner_key
    UNION ALL
    SELECT '3', closing.year, closing.last_day, programme.programme_key, NULL, NULL, 1
    FROM closing
    CROSS JOIN dim_programme AS programme
    WHERE EXISTS (
            SELECT 1
            FROM dim_group AS study
            INNER JOIN mart_enrolment_day AS mart ON mart.group_key = study.group_key AND mart.date_key <= closing.last_day
            WHERE study.programme_key = programme.programme_key
                AND ((@programmes = 'active' AND mart.started_n > 0
                        AND study.starts_on <= closing.last_day AND study.ends_on >= closing.year * 10000 + 101)
                    OR (@programmes = 'completed' AND mart.completed_n > 0 AND mart.date_key >= closing.year * 10000 + 101))
                AND (@organisation IS NULL OR study.org_key = @organisation)
                AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
                AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups})))
        AND @scope_learner IS NULL
),
sorted AS (
    SELECT
        counted.*,
        CASE coalesce(version.kind, programme.kind) WHEN 'qualification' THEN '01' WHEN 'retraining' THEN '02' ELSE '' END AS line_code,
        iif(coalesce(iif(version.programme_key IS NULL, programme.delivery, version.delivery), '') LIKE '%етев%', 1, 0) AS is_shared
    FROM counted
    INNER JOIN dim_programme AS programme ON programme.programme_key = counted.programme_key
    LEFT JOIN dim_programme_history AS version
        ON version.programme_key = counted.programme_key
        AND version.valid_from <= counted.last_day AND version.valid_to > counted.last_day
),
graph AS (
    SELECT '3' AS graph_code, '3' AS counted_code, 0 AS only_shared
    UNION ALL SELECT '4', '4', 0
    UNION ALL SELECT '5', '3', 1
    UNION ALL SELECT '6', '4', 1
)
SELECT
    sorted.year,
    sorted.line_code,
    graph.graph_code,
    iif(graph.counted_code = '4' AND @people = 'persons', count(DISTINCT sorted.learner_key), sum(sorted.n)) AS numerator,
    NULL AS denominator,
    iif(@opened = 1 AND graph.counted_code = '3', sorted.programme_key, NULL) AS programme_key,
    sorted.group_key,
    iif(@opened = 1, sorted.learner_key, NULL) AS learner_key,
    NULL AS teacher_key
FROM sorted
INNER JOIN graph ON graph.counted_code = sorted.graph_code AND graph.only_shared <= sorted.is_shared
WHERE sorted.line_code <> ''
GROUP BY
    sorted.year,
    sorted.line_code,
    graph.graph_code,
    graph.counted_code,
    iif(@opened = 1 AND graph.counted_code = '3', sorted.programme_key, NULL),
    sorted.group_key,
    iif(@opened = 1, sorted.learner_key, NULL);
