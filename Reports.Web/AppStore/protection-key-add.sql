-- title: Новый ключ защиты
INSERT INTO app.protection_key (name, element, created_at)
VALUES (@name, @element, @created_at);
