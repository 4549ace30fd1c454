-- title: Ограничение программами и группами, организации в журнале доступа
-- makes: app.audit_subject_organisation
-- Codes of programmes and groups that a user is kept to, one a line. Of whom an entry shows, the organisation of each: whoever is kept to it
-- sees that part of the entry, whoever made it. A code may be of several organisations, so that it is not a column of audit_subject.
ALTER TABLE app.app_user ADD COLUMN programme_codes TEXT;
ALTER TABLE app.app_user ADD COLUMN group_codes TEXT;

CREATE TABLE IF NOT EXISTS app.audit_subject_organisation (
    audit_key         INTEGER NOT NULL REFERENCES audit,
    organisation_code TEXT    NOT NULL,
    learner_code      TEXT    NOT NULL,
    PRIMARY KEY (audit_key, organisation_code, learner_code)
) STRICT, WITHOUT ROWID;
