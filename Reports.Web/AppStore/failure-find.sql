-- title: До какого момента закрыт вход
SELECT max(locked_until) AS LockedUntil
FROM app.sign_in_failure
WHERE name_folded IN (@source, @everywhere);
