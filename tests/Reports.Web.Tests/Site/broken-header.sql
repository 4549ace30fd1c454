-- title: Заголовок с ошибкой
-- unscoped: there are no rows of anybody here
-- column: total, Всего, count
SELECT 1 AS total;
