-- title: Запись журнала доступа с теми, чьи данные показаны
INSERT INTO app.audit (at, user_name, action, object, address)
VALUES (@at, @user_name, @action, @object, @address);

INSERT INTO app.audit_subject (audit_key, learner_code)
SELECT DISTINCT cast(scope_identity() AS BIGINT), cast(item.value AS NVARCHAR(200)) FROM openjson(@learner_codes) AS item;
