-- title: Одно состояние хранилища до конца сверки
-- A snapshot is one state, and nobody waits for it. A server that has none is read in the turn of a load, so that loads wait.
IF EXISTS (SELECT 1 FROM sys.databases WHERE database_id = db_id() AND snapshot_isolation_state = 1)
BEGIN
    SET TRANSACTION ISOLATION LEVEL SNAPSHOT;
    BEGIN TRANSACTION;
END
ELSE
BEGIN
    BEGIN TRANSACTION;
    SELECT turn_no FROM load_turn WITH (UPDLOCK, HOLDLOCK) WHERE turn_no = 1;
END;
