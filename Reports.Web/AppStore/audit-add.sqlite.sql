-- title: Запись журнала доступа с теми, чьи данные показаны
-- The other tables have no rowid: the last one stays that of the entry.
INSERT INTO app.audit (at, user_name, action, object, address)
VALUES (@at, @user_name, @action, @object, @address);

INSERT INTO app.audit_organisation (audit_key, organisation_code)
SELECT last_insert_rowid(), organisation_code FROM app.app_user WHERE name_folded = @name_folded AND organisation_code IS NOT NULL;

INSERT INTO app.audit_subject (audit_key, learner_code)
SELECT DISTINCT last_insert_rowid(), json_extract(value, '$.Code') FROM json_each(@learners);

INSERT INTO app.audit_subject_organisation (audit_key, organisation_code, learner_code)
SELECT DISTINCT last_insert_rowid(), json_extract(value, '$.Organisation'), json_extract(value, '$.Code')
FROM json_each(@learners)
WHERE json_extract(value, '$.Organisation') IS NOT NULL;
