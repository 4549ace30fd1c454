-- title: До какого момента закрыт вход
SELECT locked_until
FROM app.sign_in_failure
WHERE name_folded = @name_folded;
