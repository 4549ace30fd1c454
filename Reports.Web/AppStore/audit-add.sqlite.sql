-- title: Запись журнала доступа с теми, чьи данные показаны
INSERT INTO app.audit (at, user_name, action, object, address)
VALUES (@at, @user_name, @action, @object, @address);

INSERT INTO app.audit_subject (audit_key, learner_code)
SELECT DISTINCT last_insert_rowid(), value FROM json_each(@learner_codes);
