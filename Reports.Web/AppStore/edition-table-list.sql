-- title: Таблицы аналитической части редакции
SELECT name AS Name, text AS Text, rows AS Rows
FROM app.edition_table
WHERE edition_key = @edition_key AND step_no = @step_no
ORDER BY name;
