-- title: Распределение слушателей по программам
-- code: 2.1
-- unit: человек
-- counts: people
-- sum-of-lines: none
-- sum-of-graphs: none
-- kind: computed
-- source: форма федерального статистического наблюдения № 1-ПК (годовая), приказ Росстата от 10.11.2021 № 786, подраздел 2.1
-- valid: 2021-
-- owner: учебная часть
-- line: 01 | Численность слушателей - всего (сумма строк 02, 04, 19, 21 - 23, 25, 26, 27)
-- line: 02 | в том числе: работники предприятий и организаций
-- line: 03 | из них: руководители
-- line: 04 | работники образовательных организаций
-- line: 05 | из них: руководители (сумма строк 06 - 11)
-- line: 06 | в том числе: дошкольных образовательных организаций
-- line: 07 | общеобразовательных организаций
-- line: 08 | профессиональных образовательных организаций
-- line: 09 | образовательных организаций высшего образования
-- line: 10 | организаций дополнительного профессионального образования
-- line: 11 | организаций дополнительного образования
-- line: 12 | педагогические работники (из строки 04) (сумма строк 13 - 18)
-- line: 13 | в том числе: дошкольных образовательных организаций
-- line: 14 | общеобразовательных организаций
-- line: 15 | профессиональных образовательных организаций
-- line: 16 | образовательных организаций высшего образования
-- line: 17 | организаций дополнительного профессионального образования
-- line: 18 | организаций дополнительного образования
-- line: 19 | лица, замещающие государственные должности и должности государственной гражданской службы
-- line: 20 | из них руководители
-- line: 21 | лица, замещающие муниципальные должности и должности муниципальной службы
-- line: 22 | лица, уволенные с военной службы
-- line: 23 | незанятые лица по направлению службы занятости
-- line: 24 | из них безработные
-- line: 25 | студенты, обучающиеся по образовательным программам: среднего профессионального образования
-- line: 26 | студенты, обучающиеся по образовательным программам: высшего образования
-- line: 27 | другие
-- line: 28 | Из численности слушателей (из суммы строк 02, 04, 19, 21 - 23, 27) имеют образование: среднее профессиональное
-- line: 29 | Из численности слушателей (из суммы строк 02, 04, 19, 21 - 23, 27) имеют образование: высшее
-- line: 30 | Из численности слушателей (из суммы строк 02, 04, 19, 21 - 23, 26, 27): обучены по дополнительным профессиональным программам, для освоения которых требуется наличие высшего образования
-- graph: 3 | Всего слушателей, обученных по дополнительным профессиональным программам (сумма граф 4 - 5)
-- graph: 4 | В том числе по программам > повышения квалификации
-- graph: 5 | В том числе по программам > профессиональной переподготовки > всего
-- graph: 6 | В том числе по программам > профессиональной переподготовки > из них с присвоением новой квалификации
-- graph: 7 | Из графы 3 > обучено по модульным программам с вариативным выбором > всего (сумма граф 8 - 9)
-- graph: 8 | Из графы 3 > обучено по модульным программам с вариативным выбором > в том числе по программам > повышения квалификации
-- graph: 9 | Из графы 3 > обучено по модульным программам с вариативным выбором > в том числе по программам > профессиональной переподготовки
-- graph: 10 | Из графы 3 > женщины
-- check: printed | *:3 = *:4 + *:5
-- check: printed | *:7 = *:8 + *:9
-- check: printed | 01:* = 02:* + 04:* + 19:* + 21:* + 22:* + 23:* + 25:* + 26:* + 27:*
-- check: printed | 05:* = 06..11:*
-- check: printed | 12:* = 13..18:*
-- check: implied | 03:* <= 02:*
-- check: implied | 05:* + 12:* <= 04:*
-- check: implied | 20:* <= 19:*
-- check: implied | 24:* <= 23:*
-- check: implied | *:6 <= *:5
-- check: implied | *:7 <= *:3
-- check: implied | *:8 <= *:4
-- check: implied | *:9 <= *:5
-- check: implied | *:10 <= *:3
-- check: implied | 28:* + 29:* <= 02:* + 04:* + 19:* + 21:* + 22:* + 23:* + 27:*
-- check: implied | 30:* <= 02:* + 04:* + 19:* + 21:* + 22:* + 23:* + 26:* + 27:*
-- numerator: слушатели, завершившие в отчётном году обучение по дополнительным профессиональным программам
-- rule: Дата завершения обучения в отчётном году; не приступившие не считаются. Категория — по полю «Категория занятости» слушателя на день завершения, начало слова по его смыслу («руководитель общеобразовательной организации», «педагогический работник …», «студент СПО»); направленные службой занятости — по полю «Направлен». Что не подошло ни к одной строке, стоит в строке 27. Образование — по полю слушателя. Новая квалификация, вариативный выбор и требование высшего образования — по полям программы на день завершения.
-- parameters: first_year, last_year, organisation, opened, people, activity
WITH trained AS (
{> Parts/trained}
),
counted AS (
    SELECT year, kind, leaf, sex, education, is_new, is_modular, is_higher, group_key, learner_key, sum(n) AS n
    FROM trained
    GROUP BY year, kind, leaf, sex, education, is_new, is_modular, is_higher, group_key, learner_key
),
category AS (
{> Parts/trained-lines}
),
line AS (
    SELECT line_code, first_leaf, last_leaf, '' AS education, 0 AS only_higher FROM category
    UNION ALL SELECT '28', 2, 24, 'secondary', 0
    UNION ALL SELECT '28', 27, 27, 'secondary', 0
    UNION ALL SELECT '29', 2, 24, 'higher', 0
    UNION ALL SELECT '29', 27, 27, 'higher', 0
    UNION ALL SELECT '30', 2, 24, '', 1
    UNION ALL SELECT '30', 26, 27, '', 1
),
graph AS (
    SELECT '3' AS graph_code, '' AS kind, '' AS sex, 0 AS only_new, 0 AS only_modular
    UNION ALL SELECT '4', 'qualification', '', 0, 0
    UNION ALL SELECT '5', 'retraining', '', 0, 0
    UNION ALL SELECT '6', 'retraining', '', 1, 0
    UNION ALL SELECT '7', '', '', 0, 1
    UNION ALL SELECT '8', 'qualification', '', 0, 1
    UNION ALL SELECT '9', 'retraining', '', 0, 1
    UNION ALL SELECT '10', '', 'F', 0, 0
)
SELECT
    counted.year,
    line.line_code,
    graph.graph_code,
    iif(@people = 'persons', count(DISTINCT counted.learner_key), sum(counted.n)) AS numerator,
    NULL AS denominator,
    NULL AS programme_key,
    counted.group_key,
    iif(@opened = 1, counted.learner_key, NULL) AS learner_key,
    NULL AS teacher_key
FROM counted
INNER JOIN line
    ON counted.leaf BETWEEN line.first_leaf AND line.last_leaf
    AND (line.education = '' OR line.education = counted.education)
    AND line.only_higher <= counted.is_higher
INNER JOIN graph
    ON (graph.kind = '' OR graph.kind = counted.kind)
    AND (graph.sex = '' OR graph.sex = counted.sex)
    AND graph.only_new <= counted.is_new
    AND graph.only_modular <= counted.is_modular
GROUP BY counted.year, line.line_code, graph.graph_code, counted.group_key, iif(@opened = 1, counted.learner_key, NULL);
