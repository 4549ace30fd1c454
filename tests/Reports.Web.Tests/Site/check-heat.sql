-- title: Компетенции полем
-- grain: группа × компетенция
-- menu: Проверка
-- order: 502
-- chart: heat x=competency y=name value=share
-- column: name | Группа | text
-- column: competency | Компетенция | text
-- column: share | Доля, % | share
SELECT concat('ПК-26-11', line.value) AS name, concat('ПК-', competency.value) AS competency,
    400000 + (line.value * 7 + competency.value * 13) % 11 * 55000 AS share
FROM json_each('[1,2,3,4,5,6]') AS line
CROSS JOIN json_each('[1,2,3,4,5]') AS competency
WHERE (line.value <> 3 OR competency.value <> 2)
    AND @scope_organisation IS NULL AND @scope_groups IS NULL AND @scope_learner IS NULL;
