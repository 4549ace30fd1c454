-- title: Журнал доступа
-- makes: app.ix_audit_subject_learner
CREATE TABLE IF NOT EXISTS app.audit (
    audit_key  INTEGER PRIMARY KEY,
    at         TEXT    NOT NULL,
    user_name  TEXT    NOT NULL,
    action     TEXT    NOT NULL,
    object     TEXT    NOT NULL,
    address    TEXT    NOT NULL
) STRICT;

CREATE INDEX IF NOT EXISTS app.ix_audit_at ON audit (at);

CREATE TABLE IF NOT EXISTS app.audit_subject (
    audit_key    INTEGER NOT NULL REFERENCES audit,
    learner_code TEXT    NOT NULL,
    PRIMARY KEY (audit_key, learner_code)
) STRICT, WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS app.ix_audit_subject_learner ON audit_subject (learner_code);
