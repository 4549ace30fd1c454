-- title: Значение шкалы
BEGIN TRY
    INSERT INTO scale_value (scale_key, position, label, bucket, is_passing)
    SELECT @scale_key, @position, @label, @bucket, @is_passing
    WHERE NOT EXISTS (SELECT 1 FROM scale_value WHERE scale_key = @scale_key AND position = @position);
END TRY
BEGIN CATCH
    IF error_number() NOT IN (2601, 2627)
        THROW;
END CATCH;

UPDATE scale_value
SET label = @label,
    low = @low,
    high = @high,
    share_low = @share_low,
    share_high = @share_high,
    bucket = @bucket,
    is_passing = @is_passing
WHERE scale_key = @scale_key AND position = @position;
