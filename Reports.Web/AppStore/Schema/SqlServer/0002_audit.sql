-- title: Журнал доступа
-- makes: app.audit_subject
CREATE TABLE app.audit (
    audit_key BIGINT NOT NULL IDENTITY(1, 1) CONSTRAINT pk_audit PRIMARY KEY,
    at NVARCHAR(30) COLLATE Latin1_General_BIN2 NOT NULL,
    user_name NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    action NVARCHAR(50) COLLATE Latin1_General_BIN2 NOT NULL,
    object NVARCHAR(max) COLLATE Latin1_General_BIN2 NOT NULL,
    address NVARCHAR(max) COLLATE Latin1_General_BIN2 NOT NULL
);

CREATE INDEX ix_audit_at ON app.audit (at);

CREATE TABLE app.audit_subject (
    audit_key BIGINT NOT NULL REFERENCES app.audit,
    learner_code NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    CONSTRAINT pk_audit_subject PRIMARY KEY (audit_key, learner_code)
);

CREATE INDEX ix_audit_subject_learner ON app.audit_subject (learner_code);
