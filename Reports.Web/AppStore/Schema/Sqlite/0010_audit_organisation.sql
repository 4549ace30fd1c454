-- title: Организация в журнале доступа
-- makes: app.audit_organisation
-- The organisation that a user was kept to at the time of an entry: whoever is kept to it now reads such entries alone.
CREATE TABLE IF NOT EXISTS app.audit_organisation (
    audit_key         INTEGER NOT NULL PRIMARY KEY REFERENCES audit,
    organisation_code TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
