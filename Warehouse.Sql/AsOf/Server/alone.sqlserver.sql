-- title: Делать или удалять снимок одному
DECLARE @granted INT;
EXEC @granted = sp_getapplock @Resource = @schema_name, @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = @wait_ms;
SELECT iif(@granted >= 0, 1, 0) AS is_granted, iif(object_id(concat(@schema_name, '.made')) IS NULL, 0, 1) AS is_made;
