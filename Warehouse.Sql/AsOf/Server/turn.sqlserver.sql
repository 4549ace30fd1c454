-- title: Одно состояние хранилища
-- Where readers see what was committed when their statement began, each fact is selected by one statement and needs no more: which
-- version was known then does not depend on what is loaded meanwhile. Elsewhere no load may write until the facts are selected.
IF EXISTS (SELECT 1 FROM sys.databases WHERE database_id = db_id() AND is_read_committed_snapshot_on = 0)
    SELECT turn_no FROM load_turn WITH (UPDLOCK, HOLDLOCK) WHERE turn_no = 1;
