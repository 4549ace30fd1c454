-- title: Новый пароль
UPDATE app.app_user
SET password_hash = @password_hash,
    stamp = @stamp
WHERE name_folded = @name_folded;
