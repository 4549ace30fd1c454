-- title: Забыть неудачные попытки под именем, откуда бы ни были
DELETE FROM app.sign_in_failure
WHERE name_folded = @name_folded OR substring(name_folded, 1, @length) = @prefix;
