-- title: Файл взят в работу
-- Returns nothing when another load has it. A claim whose time ran out is nobody's: its load left nothing else.
DELETE FROM dim_load_file
WHERE sha256 = @sha256 AND state = 'loading' AND lease_until < convert(NVARCHAR(19), sysutcdatetime(), 126);

BEGIN TRY
    INSERT INTO dim_load_file (sha256, name, size, profile, feed, sent_by, delivery_id, state, owner, lease_until, started_at)
    SELECT @sha256, @name, @size, @profile, @feed, @sent_by, @delivery_id, 'loading', @session,
        convert(NVARCHAR(19), dateadd(second, @lease_seconds, sysutcdatetime()), 126), @started_at
    WHERE NOT EXISTS (SELECT 1 FROM dim_load_file WHERE sha256 = @sha256);
END TRY
BEGIN CATCH
    -- Another worker was first by an instant.
    IF error_number() NOT IN (2601, 2627)
        THROW;
END CATCH;

SELECT load_file_key FROM dim_load_file WHERE sha256 = @sha256 AND owner = @session AND state = 'loading';
