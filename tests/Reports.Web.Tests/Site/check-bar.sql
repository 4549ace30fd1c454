-- title: Программы столбцами
-- grain: программа
-- menu: Проверка
-- order: 501
-- chart: bar x=name y=share plan=planned
-- column: name | Программа | text
-- column: share | Достигли, % | share
-- column: planned | Цель, % | share
SELECT 'Охрана труда и безопасность работ' AS name, 841000 AS share, 800000 AS planned
WHERE @scope_organisation IS NULL AND @scope_groups IS NULL AND @scope_learner IS NULL
UNION ALL SELECT 'Пожарная безопасность', 790000, 800000
UNION ALL SELECT 'Управление персоналом', 672500, 750000
UNION ALL SELECT 'Основы психодрамы', NULL, 750000;
