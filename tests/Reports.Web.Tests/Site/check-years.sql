-- title: Результаты по месяцам
-- grain: месяц
-- menu: Проверка
-- order: 504
-- chart: line x=month y=share plan=planned last=earlier
-- column: month | Месяц | month
-- column: share | Средняя доля балла, % | share
-- column: earlier | Годом раньше, % | share
-- column: planned | Порог, % | share
SELECT 202600 + month.value AS month, 740000 + month.value % 4 * 16000 AS share, 715000 + month.value % 5 * 9000 AS earlier, 800000 AS planned
FROM json_each('[1,2,3,4,5,6,9,10,11]') AS month
WHERE @scope_organisation IS NULL AND @scope_groups IS NULL AND @scope_learner IS NULL;
