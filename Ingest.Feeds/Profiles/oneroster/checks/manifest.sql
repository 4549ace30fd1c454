-- title: Совпадает ли манифест с посылкой
-- What a manifest says against what has come with it.
WITH told AS (
    SELECT source_file, replace(propertyName, 'file.', '') AS name, lower(value) AS mode
    FROM manifest
    WHERE is_new AND propertyName LIKE 'file.%'
),
here AS (
    SELECT 'academicSessions' AS name, count(*) AS rows_n, sum(dateLastModified IS NULL OR status IS NULL) AS undated_n FROM academicSessions WHERE is_new
    UNION ALL SELECT 'categories', count(*), sum(dateLastModified IS NULL OR status IS NULL) FROM categories WHERE is_new
    UNION ALL SELECT 'classes', count(*), sum(dateLastModified IS NULL OR status IS NULL) FROM classes WHERE is_new
    UNION ALL SELECT 'courses', count(*), sum(dateLastModified IS NULL OR status IS NULL) FROM courses WHERE is_new
    UNION ALL SELECT 'demographics', count(*), sum(dateLastModified IS NULL OR status IS NULL) FROM demographics WHERE is_new
    UNION ALL SELECT 'enrollments', count(*), sum(dateLastModified IS NULL OR status IS NULL) FROM enrollments WHERE is_new
    UNION ALL SELECT 'lineItems', count(*), sum(dateLastModified IS NULL OR status IS NULL) FROM lineItems WHERE is_new
    UNION ALL SELECT 'orgs', count(*), sum(dateLastModified IS NULL OR status IS NULL) FROM orgs WHERE is_new
    UNION ALL SELECT 'results', count(*), sum(dateLastModified IS NULL OR status IS NULL) FROM results WHERE is_new
    UNION ALL SELECT 'roles', count(*), sum(dateLastModified IS NULL OR status IS NULL) FROM roles WHERE is_new
    UNION ALL SELECT 'scoreScales', count(*), sum(dateLastModified IS NULL OR status IS NULL) FROM scoreScales WHERE is_new
    UNION ALL SELECT 'users', count(*), sum(dateLastModified IS NULL OR status IS NULL) FROM users WHERE is_new
)
SELECT source_file, 'в манифесте версия OneRoster ' || value || ', а читаются 1.1 и 1.2: проверьте, всё ли загрузилось' AS note
FROM manifest
WHERE is_new AND propertyName = 'oneroster.version' AND value NOT LIKE '1.1%' AND value NOT LIKE '1.2%'
UNION ALL
SELECT told.source_file, 'в манифесте названы файлы, которых в посылке нет или они пусты: ' || group_concat(told.name || '.csv', ', ' ORDER BY told.name)
FROM told
INNER JOIN here ON here.name = told.name
WHERE told.mode IN ('bulk', 'delta') AND here.rows_n = 0
GROUP BY told.source_file
UNION ALL
SELECT told.source_file, 'в манифесте сказано, что этих файлов нет, а они загружены: ' || group_concat(told.name || '.csv', ', ' ORDER BY told.name)
FROM told
INNER JOIN here ON here.name = told.name
WHERE told.mode = 'absent' AND here.rows_n > 0
    AND NOT EXISTS (SELECT 1 FROM told AS other WHERE other.name = told.name AND other.mode IN ('bulk', 'delta'))
GROUP BY told.source_file
UNION ALL
SELECT told.source_file, 'файлы изменений, где не в каждой строке есть status и dateLastModified: ' || group_concat(told.name || '.csv', ', ' ORDER BY told.name)
FROM told
INNER JOIN here ON here.name = told.name
WHERE told.mode = 'delta' AND here.undated_n > 0
    AND NOT EXISTS (SELECT 1 FROM told AS other WHERE other.name = told.name AND other.mode = 'bulk')
GROUP BY told.source_file;
