-- title: Тот же пароль под нынешним хешем
-- Another password that was set meanwhile stays.
UPDATE app.app_user
SET password_hash = @password_hash
WHERE name_folded = @name_folded AND password_hash = @outdated;
