-- title: Забыть неудачные попытки
DELETE FROM app.sign_in_failure WHERE name_folded IN (@source, @everywhere);
