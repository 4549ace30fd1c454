-- title: Чем витрина {name} отличается от фактов
-- Rows that stand on one side more often than on the other: copies above zero are stored only, below zero follow from the facts only.
SELECT
    {columns},
    sum(copies) AS copies
FROM (
    SELECT {columns}, 1 AS copies FROM dbo.{name}
    UNION ALL
    SELECT {columns}, -1 FROM {name}
) AS compared
GROUP BY {columns}
HAVING sum(copies) <> 0
ORDER BY {columns};
