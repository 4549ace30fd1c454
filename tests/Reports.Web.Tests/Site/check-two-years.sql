-- title: Успеваемость за два года
-- grain: месяц
-- menu: Проверка
-- order: 505
-- chart: line x=month y=share plan=planned last=earlier
-- column: month | Месяц | month
-- column: share | Успеваемость, % | share
-- column: earlier | Годом раньше, % | share
-- column: planned | Порог, % | share
SELECT month.value AS month, iif(month.value % 3 = 0, 1000000, month.value % 7 * 150000) AS share, 1000000 - month.value % 5 * 2000 AS earlier, 800000 AS planned
FROM json_each('[202511,202512,202601,202602,202603,202604,202605,202606,202607,202608,202609,202610]') AS month
WHERE @scope_organisation IS NULL AND @scope_groups IS NULL AND @scope_learner IS NULL;
