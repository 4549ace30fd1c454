-- title: Отметка посещаемости профиля
UPDATE dim_attendance_mark SET kind = @kind WHERE profile = @profile AND raw_mark = @raw_mark AND kind <> @kind;

BEGIN TRY
    INSERT INTO dim_attendance_mark (profile, raw_mark, kind)
    SELECT @profile, @raw_mark, @kind
    WHERE NOT EXISTS (SELECT 1 FROM dim_attendance_mark WHERE profile = @profile AND raw_mark = @raw_mark);
END TRY
BEGIN CATCH
    IF error_number() NOT IN (2601, 2627)
        THROW;
END CATCH;

SELECT mark_key FROM dim_attendance_mark WHERE profile = @profile AND raw_mark = @raw_mark;
