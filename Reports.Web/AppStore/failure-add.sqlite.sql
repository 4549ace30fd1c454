-- title: Ещё одна неудачная попытка входа
-- A day without failures forgets the old ones.
DELETE FROM app.sign_in_failure WHERE last_at < @day_ago;

INSERT INTO app.sign_in_failure (name_folded, failures, last_at)
VALUES (@name_folded, 1, @now)
ON CONFLICT (name_folded) DO UPDATE SET failures = failures + 1, last_at = @now;

SELECT failures FROM app.sign_in_failure WHERE name_folded = @name_folded;
