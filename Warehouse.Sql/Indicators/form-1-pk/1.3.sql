-- title: Сведения об образовательных программах, реализуемых организацией
-- code: 1.3
-- unit: единиц
-- counts: things in 3, 4, 6, 9, 10, 11, 12, 13
-- sum-of-lines: none
-- sum-of-graphs: none
-- kind: partly
-- entered: value in 9, 10, 11, 12
-- source: форма федерального статистического наблюдения № 1-ПК (годовая), приказ Росстата от 10.11.2021 № 786, подраздел 1.3
-- valid: 2021-
-- owner: учебная часть
-- line: 01 | Программы повышения квалификации
-- line: 02 | Программы профессиональной переподготовки
-- graph: 3 | Число реализованных образовательных программ - всего, ед.
-- graph: 4 | из них прошли профессионально-общественную аккредитацию
-- graph: 5 | Всего слушателей, обученных по программам, чел.
-- graph: 6 | Сетевая форма реализации образовательных программ > число программ (из графы 3), реализованных с использованием сетевой формы
-- graph: 7 | Сетевая форма реализации образовательных программ > численность слушателей, обученных (из графы 5) по программам с использованием сетевой формы - всего
-- graph: 8 | Сетевая форма реализации образовательных программ > в том числе (из графы 7) с использованием ресурсов иностранных организаций
-- graph: 9 | Сетевая форма реализации образовательных программ > общее число заключенных договоров с организациями на реализацию образовательных программ с использованием сетевой формы
-- graph: 10 | Сетевая форма реализации образовательных программ > из них число заключенных договоров (из графы 8) с использованием ресурсов иностранных организаций
-- graph: 11 | Сетевая форма реализации образовательных программ > число организаций, с которыми заключены договоры на реализацию образовательных программ с использованием сетевой формы
-- graph: 12 | Сетевая форма реализации образовательных программ > в том числе (из графы 11) число иностранных организаций
-- graph: 13 | Электронное обучение и дистанционные образовательные технологии > число программ (из графы 3), реализованных с применением электронного обучения или дистанционных образовательных технологий
-- graph: 14 | Электронное обучение и дистанционные образовательные технологии > численность слушателей, обученных (из графы 5) по программам с применением электронного обучения или дистанционных образовательных технологий
-- graph: 15 | Электронное обучение и дистанционные образовательные технологии > в том числе (из графы 14) с применением исключительно электронного обучения или дистанционных образовательных технологий
-- check: implied | *:4 <= *:3
-- check: implied | *:6 <= *:3
-- check: implied | *:7 <= *:5
-- check: implied | *:8 <= *:7
-- check: implied | *:10 <= *:9
-- check: implied | *:12 <= *:11
-- check: implied | *:13 <= *:3
-- check: implied | *:14 <= *:5
-- check: implied | *:15 <= *:14
-- check: inferred | 01:5 = 2.1:01:4
-- check: inferred | 02:5 = 2.1:01:5
-- numerator: программы и слушатели, завершившие по ним обучение
-- rule: Программа реализуется, если в отчётном году училась хотя бы одна её группа, где есть приступившие; по другому выбору — если по ней завершено хотя бы одно обучение. Сведения о программе — на 31 декабря, для слушателей — на день завершения. Сетевая форма и электронное обучение — по полям программы; если поле пусто, по словам её формы реализации («сетевая», «дистанционные технологии», «исключительно»). Аккредитация действует на 31 декабря. Графы 9–12 вводятся по реестру договоров. Графа 10 в бланке названа «из графы 8», по смыслу — из графы 9.
-- parameters: first_year, last_year, organisation, opened, people, programmes, activity
WITH trained AS (
{> Parts/trained}
),
realised AS (
{> Parts/realised-programmes}
),
things AS (
    SELECT '3' AS graph_code, 0 AS only_accredited, 0 AS only_network, 0 AS only_electronic
    UNION ALL SELECT '4', 1, 0, 0
    UNION ALL SELECT '6', 0, 1, 0
    UNION ALL SELECT '13', 0, 0, 1
),
people AS (
    SELECT '5' AS graph_code, 0 AS least_network, 0 AS least_electronic
    UNION ALL SELECT '7', 1, 0
    UNION ALL SELECT '8', 2, 0
    UNION ALL SELECT '14', 0, 1
    UNION ALL SELECT '15', 0, 2
),
counted AS (
    SELECT
        year,
        kind,
        CASE network WHEN 'foreign' THEN 2 WHEN 'used' THEN 1 ELSE 0 END AS network,
        CASE e_learning WHEN 'only' THEN 2 WHEN 'used' THEN 1 ELSE 0 END AS electronic,
        group_key,
        learner_key,
        sum(n) AS n
    FROM trained
    GROUP BY year, kind, network, e_learning, group_key, learner_key
)
SELECT
    counted.year,
    iif(counted.kind = 'qualification', '01', '02') AS line_code,
    people.graph_code,
    iif(@people = 'persons', count(DISTINCT counted.learner_key), sum(counted.n)) AS numerator,
    NULL AS denominator,
    NULL AS programme_key,
    counted.group_key,
    iif(@opened = 1, counted.learner_key, NULL) AS learner_key,
    NULL AS teacher_key
FROM counted
INNER JOIN people ON people.least_network <= counted.network AND people.least_electronic <= counted.electronic
GROUP BY counted.year, counted.kind, people.graph_code, counted.group_key, iif(@opened = 1, counted.learner_key, NULL)
UNION ALL
SELECT
    realised.year,
    iif(realised.kind = 'qualification', '01', '02'),
    things.graph_code,
    count(*),
    NULL,
    iif(@opened = 1, realised.programme_key, NULL),
    NULL,
    NULL,
    NULL
FROM realised
INNER JOIN things
    ON things.only_accredited <= realised.is_accredited
    AND things.only_network <= realised.is_network
    AND things.only_electronic <= realised.is_electronic
GROUP BY realised.year, realised.kind, things.graph_code, iif(@opened = 1, realised.programme_key, NULL);
