-- title: Лист бумаги
-- grain: строка
-- parameters: from, to
-- column: code | Группа | text
-- column: programme | Программа обучения | text
-- column: starts_on | Начало | date
-- column: ends_on | Окончание | date
-- column: learners_n | Слушателей | count
-- column: attained | Результат, % | share
-- column: reached | Достигнуто результатов, % | share
-- column: attendance | Посещаемость, % часов | share
-- column: success | Успеваемость, % | share
-- column: completed | Завершаемость, % | share
-- column: hours | Посещено, ч | hours
-- column: teacher | Преподаватель | text
-- More rows than a sheet has, and more columns than it has across in usual letters.
SELECT
    concat('ПК04-26-', 1000 + line.value) AS code,
    iif(line.value % 3 = 0, 'Электромонтёр по ремонту и обслуживанию электрооборудования промышленных предприятий', 'Охрана труда') AS programme,
    20260112 AS starts_on,
    20260327 AS ends_on,
    line.value AS learners_n,
    (line.value * 7919) % 1000000 AS attained,
    iif(line.value % 5 = 0, NULL, (line.value * 104729) % 1000000) AS reached,
    1000000 AS attendance,
    987654 AS success,
    line.value * 10000 AS completed,
    125050 AS hours,
    concat('Преображенская Александра Константиновна ', line.value) AS teacher
FROM (
    SELECT tens.value * 10 + ones.value AS value
    FROM json_each('[0,1,2,3,4,5,6,7]') AS tens
    CROSS JOIN json_each('[1,2,3,4,5,6,7,8,9,10]') AS ones
) AS line
WHERE @from <= @to AND @scope_organisation IS NULL AND @scope_curator IS NULL AND @scope_learner IS NULL
ORDER BY line.value;
