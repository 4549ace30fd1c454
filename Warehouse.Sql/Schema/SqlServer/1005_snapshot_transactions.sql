-- title: Одно состояние хранилища на всю сверку
-- option: Snapshot
-- transaction: none
-- A transaction that asks for it sees what was committed when it began, in all of its statements. It waits for changes under way to end.
IF EXISTS (SELECT 1 FROM sys.databases WHERE database_id = db_id() AND snapshot_isolation_state <> 1)
    ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION ON;
