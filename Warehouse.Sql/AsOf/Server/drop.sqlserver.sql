-- title: Удалить снимок
-- The mark goes first: what is left is never read.
DECLARE @statements NVARCHAR(max) = (
    SELECT string_agg(cast(concat('DROP TABLE ', @schema_name, '.', one.name, ';') AS NVARCHAR(max)), ' ')
        WITHIN GROUP (ORDER BY iif(one.name = 'made', 0, 1))
    FROM sys.tables AS one
    INNER JOIN sys.schemas AS owner ON owner.schema_id = one.schema_id
    WHERE owner.name = @schema_name);
IF @statements IS NOT NULL
    EXEC sp_executesql @statements;
IF schema_id(@schema_name) IS NOT NULL
BEGIN
    SET @statements = concat('DROP SCHEMA ', @schema_name);
    EXEC sp_executesql @statements;
END;
