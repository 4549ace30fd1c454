-- title: Снимок готов
-- The mark comes last: a snapshot without it is never read and is made anew.
DECLARE @statement NVARCHAR(400) = concat('CREATE TABLE ', @schema_name, '.made (made_at NVARCHAR(30) NOT NULL)');
EXEC sp_executesql @statement;
