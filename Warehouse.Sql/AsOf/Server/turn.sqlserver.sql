-- title: До конца транзакции ни одна загрузка не пишет
-- Where readers see what was committed when their statement began, this is not needed for facts: each is selected by one statement, and
-- which version was known at a moment does not depend on what is loaded meanwhile.
IF @is_always = 1 OR EXISTS (SELECT 1 FROM sys.databases WHERE database_id = db_id() AND is_read_committed_snapshot_on = 0)
    SELECT turn_no FROM load_turn WITH (UPDLOCK, HOLDLOCK) WHERE turn_no = 1;
