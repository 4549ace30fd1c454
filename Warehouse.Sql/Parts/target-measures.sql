-- title: Показатели, у которых бывают цели
-- The same list as in the contract of the feed.
SELECT 1 AS measure_no, 'attendance' AS measure, 'Посещаемость, % часов' AS title
UNION ALL SELECT 2, 'success', 'Успеваемость, %'
UNION ALL SELECT 3, 'quality', 'Качество, %'
UNION ALL SELECT 4, 'completion', 'Завершаемость, %'
