-- title: Организация в журнале доступа
-- makes: app.audit_organisation
-- The organisation that a user was kept to at the time of an entry: whoever is kept to it now reads such entries alone.
CREATE TABLE app.audit_organisation (
    audit_key BIGINT NOT NULL CONSTRAINT pk_audit_organisation PRIMARY KEY REFERENCES app.audit,
    organisation_code NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL
);
