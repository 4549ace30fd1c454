-- title: Изменения схемы по одному
DECLARE @granted INT;
EXEC @granted = sp_getapplock @Resource = @resource, @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = @wait_ms;
SELECT @granted AS granted;
