-- title: Слушатель в группе
-- grain: день
-- menu: Проверка
-- order: 503
-- chart: band x=day low=low median=median high=high average=average plan=planned mark=mark marklabel=label
-- column: day | День | date
-- column: low | Нижний квартиль, % | share
-- column: median | Медиана, % | share
-- column: high | Верхний квартиль, % | share
-- column: average | Среднее, % | share
-- column: planned | Порог, % | share
-- column: mark | Оценка, % | share
-- column: label | Модуль | text
SELECT 20260105 + week.value * 3 AS day, 580000 + week.value * 12000 AS low, 700000 + week.value * 10000 AS median,
    840000 + week.value * 7000 AS high, 660000 + week.value * 17000 AS average, 750000 AS planned,
    iif(week.value % 3 = 1, NULL, 650000 + week.value * 24000) AS mark, 'Управление рисками' AS label
FROM json_each('[0,1,2,3,4,5,6,7,8]') AS week
WHERE @scope_organisation IS NULL AND @scope_groups IS NULL AND @scope_learner IS NULL;
