-- title: Роли хранилища на SQL Server
-- Run once in the warehouse's database, by its owner, after the first migrate; running it again changes nothing.
-- Then add users to roles: ALTER ROLE warehouse_writer ADD MEMBER [worker].

-- The site: reads everything, writes nothing here (its own store is another database).
IF database_principal_id('warehouse_reader') IS NULL
    CREATE ROLE warehouse_reader;
GRANT SELECT ON SCHEMA::dbo TO warehouse_reader;

-- Workers: rows in and out, no change of the schema.
IF database_principal_id('warehouse_writer') IS NULL
    CREATE ROLE warehouse_writer;
GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::dbo TO warehouse_writer;

-- Whoever runs migrate: tables, indexes, partitions, the database's own setting of reading.
IF database_principal_id('warehouse_migrator') IS NULL
    CREATE ROLE warehouse_migrator;
ALTER ROLE db_ddladmin ADD MEMBER warehouse_migrator;
GRANT SELECT, INSERT, UPDATE, DELETE, REFERENCES ON SCHEMA::dbo TO warehouse_migrator;
GRANT ALTER TO warehouse_migrator;
