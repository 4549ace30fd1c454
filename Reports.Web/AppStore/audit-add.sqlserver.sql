-- title: Запись журнала доступа с теми, чьи данные показаны
INSERT INTO app.audit (at, user_name, action, object, address)
VALUES (@at, @user_name, @action, @object, @address);

DECLARE @entry BIGINT = cast(scope_identity() AS BIGINT);

INSERT INTO app.audit_organisation (audit_key, organisation_code)
SELECT @entry, organisation_code FROM app.app_user WHERE name_folded = @name_folded AND organisation_code IS NOT NULL;

INSERT INTO app.audit_subject (audit_key, learner_code)
SELECT DISTINCT @entry, item.code FROM openjson(@learners) WITH (code NVARCHAR(200) '$.Code') AS item;

INSERT INTO app.audit_subject_organisation (audit_key, organisation_code, learner_code)
SELECT DISTINCT @entry, item.organisation, item.code
FROM openjson(@learners) WITH (code NVARCHAR(200) '$.Code', organisation NVARCHAR(200) '$.Organisation') AS item
WHERE item.organisation IS NOT NULL;
