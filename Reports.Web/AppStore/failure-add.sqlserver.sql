-- title: Ещё одна неудачная попытка входа
-- A day without failures forgets the old ones.
DELETE FROM app.sign_in_failure WHERE last_at < @day_ago;

UPDATE app.sign_in_failure SET failures = failures + 1, last_at = @now WHERE name_folded = @name_folded;
IF @@ROWCOUNT = 0
BEGIN TRY
    INSERT INTO app.sign_in_failure (name_folded, failures, last_at) VALUES (@name_folded, 1, @now);
END TRY
BEGIN CATCH
    -- Another node counted the first failure under this name at the same moment.
    IF error_number() NOT IN (2601, 2627)
        THROW;
    UPDATE app.sign_in_failure SET failures = failures + 1, last_at = @now WHERE name_folded = @name_folded;
END CATCH;

SELECT failures FROM app.sign_in_failure WHERE name_folded = @name_folded;
