-- title: Снимки, новые сверху, недоделанные в конце
SELECT owner.name
FROM sys.schemas AS owner
LEFT JOIN sys.tables AS made ON made.schema_id = owner.schema_id AND made.name = 'made'
WHERE left(owner.name, 5) = 'asof_'
ORDER BY made.create_date DESC, made.object_id DESC, owner.name;
