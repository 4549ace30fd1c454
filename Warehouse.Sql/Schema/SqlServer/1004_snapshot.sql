-- title: Чтение не ждёт загрузки
-- option: Snapshot
-- transaction: none
-- Readers see what was committed when their statement began, and neither wait for a load nor hold it up.
IF EXISTS (SELECT 1 FROM sys.databases WHERE database_id = db_id() AND is_read_committed_snapshot_on = 0)
    ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK AFTER 60 SECONDS;
