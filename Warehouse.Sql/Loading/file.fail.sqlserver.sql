-- title: Файл не загружен целиком
-- Another worker may have told of the same file by now; one entry is enough.
BEGIN TRY
    INSERT INTO dim_load_file (sha256, name, size, profile, feed, sent_by, delivery_id, state, owner, started_at, finished_at, failure_code, failure)
    SELECT @sha256, @name, @size, @profile, @feed, @sent_by, @delivery_id, 'failed', @owner, @started_at, @finished_at, @failure_code, @failure
    WHERE NOT EXISTS (SELECT 1 FROM dim_load_file WHERE sha256 = @sha256);
END TRY
BEGIN CATCH
    IF error_number() NOT IN (2601, 2627)
        THROW;
END CATCH;
