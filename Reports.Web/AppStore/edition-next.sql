-- title: Ключ и номер следующей редакции
SELECT
    coalesce(max(edition_key), 0) + 1 AS EditionKey,
    coalesce(max(iif(organisation = @organisation AND indicator_set = @indicator_set AND year = @year, number, NULL)), 0) + 1 AS Number
FROM app.edition;
