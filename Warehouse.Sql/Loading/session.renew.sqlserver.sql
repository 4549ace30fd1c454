-- title: Срок загрузки отодвинут
UPDATE load_session
SET lease_until = convert(NVARCHAR(19), dateadd(second, @lease_seconds, sysutcdatetime()), 126)
WHERE owner = @session;

-- In its turn the load holds its files by locks, and this would wait for them.
IF @is_turn = 0
    UPDATE dim_load_file
    SET lease_until = convert(NVARCHAR(19), dateadd(second, @lease_seconds, sysutcdatetime()), 126)
    WHERE owner = @session AND state = 'loading';
