-- title: Строки, которые ссылаются на то, чего нет
-- Of the warehouse, and not of the marts in front of it.
SELECT count(*) FROM pragma_foreign_key_check(NULL, 'dbo');
