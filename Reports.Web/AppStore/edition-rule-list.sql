-- title: Тексты правил редакции по порядку формы
SELECT name AS Name, text AS Text
FROM app.edition_rule
WHERE edition_key = @edition_key AND step_no = @step_no
ORDER BY place;
