-- title: Запись журнала доступа
INSERT INTO audit (at, user_name, action, object, address)
VALUES (@at, @user_name, @action, @object, @address)
RETURNING audit_key;
