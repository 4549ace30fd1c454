-- title: Отпустить снимок
EXEC sp_releaseapplock @Resource = @schema_name, @LockOwner = 'Session';
