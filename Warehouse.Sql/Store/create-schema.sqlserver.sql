-- title: Схема хранилища
DECLARE @statement NVARCHAR(300) = concat('CREATE SCHEMA ', quotename(@schema));
IF schema_id(@schema) IS NULL AND has_perms_by_name(db_name(), 'DATABASE', 'CREATE SCHEMA') = 1
    EXEC (@statement);
