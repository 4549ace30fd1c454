-- title: Распределение слушателей по возрасту, полу и программам
-- code: 2.4
-- unit: человек
-- counts: people
-- sum-of-lines: none
-- sum-of-graphs: none
-- kind: computed
-- source: форма федерального статистического наблюдения № 1-ПК (годовая), приказ Росстата от 10.11.2021 № 786, подраздел 2.4
-- valid: 2021-
-- owner: учебная часть
-- line: 01 | Численность слушателей - всего (сумма строк 03, 05)
-- line: 02 | из них женщины - всего (сумма строк 04, 06)
-- line: 03 | в том числе обученных по программам: повышения квалификации
-- line: 04 | из них женщины
-- line: 05 | профессиональной переподготовки
-- line: 06 | из них женщины
-- graph: 3 | Всего (сумма граф 4 - 13)
-- graph: 4 | Число полных лет по состоянию на 1 января следующего за отчетным года > моложе 25 лет
-- graph: 5 | Число полных лет по состоянию на 1 января следующего за отчетным года > 25 - 29
-- graph: 6 | Число полных лет по состоянию на 1 января следующего за отчетным года > 30 - 34
-- graph: 7 | Число полных лет по состоянию на 1 января следующего за отчетным года > 35 - 39
-- graph: 8 | Число полных лет по состоянию на 1 января следующего за отчетным года > 40 - 44
-- graph: 9 | Число полных лет по состоянию на 1 января следующего за отчетным года > 45 - 49
-- graph: 10 | Число полных лет по состоянию на 1 января следующего за отчетным года > 50 - 54
-- graph: 11 | Число полных лет по состоянию на 1 января следующего за отчетным года > 55 - 59
-- graph: 12 | Число полных лет по состоянию на 1 января следующего за отчетным года > 60 - 64
-- graph: 13 | Число полных лет по состоянию на 1 января следующего за отчетным года > 65 и более
-- check: printed | *:3 = *:4..13
-- check: printed | 01:* = 03:* + 05:*
-- check: printed | 02:* = 04:* + 06:*
-- check: implied | 02:* <= 01:*
-- check: implied | 04:* <= 03:*
-- check: implied | 06:* <= 05:*
-- check: inferred | 03:3 = 2.1:01:4
-- check: inferred | 05:3 = 2.1:01:5
-- check: inferred | 02:3 = 2.1:01:10
-- numerator: слушатели, завершившие в отчётном году обучение по дополнительным профессиональным программам
-- rule: Дата завершения обучения в отчётном году; не приступившие не считаются. Возраст — в полных годах на 1 января следующего за отчётным года: кто родился 1 января, тому в этот день исполнилось. У кого дата рождения не указана, стоят только в графе 3, и контрольная сумма не сходится.
-- parameters: first_year, last_year, organisation, opened, people, activity
WITH trained AS (
{> Parts/trained}
),
counted AS (
    SELECT year, kind, sex, age, group_key, learner_key, sum(n) AS n
    FROM trained
    GROUP BY year, kind, sex, age, group_key, learner_key
),
line AS (
    SELECT '01' AS line_code, '' AS kind, '' AS sex
    UNION ALL SELECT '02', '', 'F'
    UNION ALL SELECT '03', 'qualification', ''
    UNION ALL SELECT '04', 'qualification', 'F'
    UNION ALL SELECT '05', 'retraining', ''
    UNION ALL SELECT '06', 'retraining', 'F'
),
graph AS (
    -- A missing birth day gives -1, in the total only.
    SELECT '3' AS graph_code, -1 AS first_age, 999 AS last_age
    UNION ALL SELECT '4', 0, 24
    UNION ALL SELECT '5', 25, 29
    UNION ALL SELECT '6', 30, 34
    UNION ALL SELECT '7', 35, 39
    UNION ALL SELECT '8', 40, 44
    UNION ALL SELECT '9', 45, 49
    UNION ALL SELECT '10', 50, 54
    UNION ALL SELECT '11', 55, 59
    UNION ALL SELECT '12', 60, 64
    UNION ALL SELECT '13', 65, 999
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
INNER JOIN line ON (line.kind = '' OR line.kind = counted.kind) AND (line.sex = '' OR line.sex = counted.sex)
INNER JOIN graph ON coalesce(counted.age, -1) BETWEEN graph.first_age AND graph.last_age
GROUP BY counted.year, line.line_code, graph.graph_code, counted.group_key, iif(@opened = 1, counted.learner_key, NULL);
