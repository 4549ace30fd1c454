-- title: Закрыть вход до момента
UPDATE app.sign_in_failure SET locked_until = @locked_until WHERE name_folded = @name_folded;
