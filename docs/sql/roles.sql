-- title: Роли хранилища на SQL Server
-- Run once in the warehouse's database, by its owner, after the first migrate; running it again changes nothing.
-- Then add users to roles: ALTER ROLE warehouse_writer ADD MEMBER [worker].

-- Whoever only reads: other tools.
IF database_principal_id('warehouse_reader') IS NULL
    CREATE ROLE warehouse_reader;
GRANT SELECT ON SCHEMA::dbo TO warehouse_reader;

-- The site: reads the warehouse, and makes states of earlier moments in schemas of its own, asof_….
IF database_principal_id('warehouse_site') IS NULL
    CREATE ROLE warehouse_site;
GRANT SELECT ON SCHEMA::dbo TO warehouse_site;
GRANT CREATE SCHEMA TO warehouse_site;
GRANT CREATE TABLE TO warehouse_site;

-- Its own store, when that is in this database. The right to alter is for its first start, which makes the tables: take it away
-- afterwards (REVOKE ALTER ON SCHEMA::app FROM warehouse_site), and nobody who is signed in as the site can switch off what freezes editions.
IF schema_id('app') IS NULL
    EXEC('CREATE SCHEMA app');
GRANT SELECT, INSERT, UPDATE, DELETE, REFERENCES, ALTER ON SCHEMA::app TO warehouse_site;

-- Workers: rows in and out, no change of the schema.
IF database_principal_id('warehouse_writer') IS NULL
    CREATE ROLE warehouse_writer;
GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::dbo TO warehouse_writer;

-- Schedules and runs of jobs, which migrate has made the tables of: workers keep them, the site shows them and begins a job by hand.
IF schema_id('hangfire') IS NOT NULL
BEGIN
    EXEC('GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::hangfire TO warehouse_writer');
    EXEC('GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::hangfire TO warehouse_site');
END;

-- Whoever runs migrate: tables, indexes, partitions, the database's own setting of reading.
IF database_principal_id('warehouse_migrator') IS NULL
    CREATE ROLE warehouse_migrator;
ALTER ROLE db_ddladmin ADD MEMBER warehouse_migrator;
GRANT SELECT, INSERT, UPDATE, DELETE, REFERENCES ON SCHEMA::dbo TO warehouse_migrator;
GRANT ALTER TO warehouse_migrator;
