-- title: До конца транзакции — по одному
DECLARE @granted INT;
EXEC @granted = sp_getapplock @Resource = @resource, @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = @wait_ms;
SELECT @granted AS granted;
