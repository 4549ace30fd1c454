-- title: Читать снимок: пока его читают, он не удаляется
-- Whoever makes the snapshot holds the lock alone: this waits until it is whole.
DECLARE @granted INT;
EXEC @granted = sp_getapplock @Resource = @schema_name, @LockMode = 'Shared', @LockOwner = 'Session', @LockTimeout = @wait_ms;
SELECT iif(@granted >= 0, 1, 0) AS is_granted, iif(object_id(concat(@schema_name, '.made')) IS NULL, 0, 1) AS is_made;
