-- title: Схема снимка
-- Of the role that sites are in, where there is one, so that what one site's login makes another's reads.
DECLARE @statement NVARCHAR(400) = concat(
    'CREATE SCHEMA ', @schema_name, iif(database_principal_id('warehouse_site') IS NULL, '', ' AUTHORIZATION warehouse_site'));
EXEC sp_executesql @statement;
