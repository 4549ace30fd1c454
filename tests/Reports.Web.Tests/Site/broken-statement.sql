-- title: Запрос с ошибкой
-- unscoped: there are no rows of anybody here
-- column: total | Всего | count
SELECT total FROM nowhere;
