-- title: Карта из одной клетки
-- grain: группа × компетенция
-- chart: heat x=competency y=name value=share plan=planned
-- column: name | Группа | text
-- column: competency | Компетенция | text
-- column: share | Достигли, % | share
-- column: planned | Цель, % | share
SELECT 'ПК-26-111' AS name, 'ПК-1' AS competency, 769000 AS share, 850000 AS planned
WHERE @scope_organisation IS NULL AND @scope_curator IS NULL AND @scope_learner IS NULL;
