-- title: Шкала
BEGIN TRY
    INSERT INTO dim_scale (scale_code)
    SELECT @scale_code
    WHERE NOT EXISTS (SELECT 1 FROM dim_scale WHERE scale_code = @scale_code);
END TRY
BEGIN CATCH
    IF error_number() NOT IN (2601, 2627)
        THROW;
END CATCH;

SELECT scale_key FROM dim_scale WHERE scale_code = @scale_code;
