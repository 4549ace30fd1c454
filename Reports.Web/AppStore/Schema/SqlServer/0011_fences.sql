-- title: Ограничение программами и группами, организации в журнале доступа
-- makes: app.audit_subject_organisation
-- Codes of programmes and groups that a user is kept to, one a line. Of whom an entry shows, the organisation of each: whoever is kept to it
-- sees that part of the entry, whoever made it. A code may be of several organisations, so that it is not a column of audit_subject.
ALTER TABLE app.app_user ADD programme_codes NVARCHAR(max) COLLATE Latin1_General_BIN2 NULL;
ALTER TABLE app.app_user ADD group_codes NVARCHAR(max) COLLATE Latin1_General_BIN2 NULL;

CREATE TABLE app.audit_subject_organisation (
    audit_key BIGINT NOT NULL REFERENCES app.audit,
    organisation_code NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    learner_code NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    CONSTRAINT pk_audit_subject_organisation PRIMARY KEY (audit_key, organisation_code, learner_code)
);
