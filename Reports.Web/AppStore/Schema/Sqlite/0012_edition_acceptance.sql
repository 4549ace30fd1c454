-- title: С чем проверена и утверждена редакция
-- makes: app.edition_acceptance_signed
-- A shortcoming with which an edition was reviewed or approved, and why.
CREATE TABLE IF NOT EXISTS app.edition_acceptance (
    edition_key INTEGER NOT NULL REFERENCES edition,
    step_no     INTEGER NOT NULL,
    code        TEXT    NOT NULL,
    found       TEXT    NOT NULL,
    words       TEXT    NOT NULL,
    PRIMARY KEY (edition_key, step_no, code)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER IF NOT EXISTS app.edition_acceptance_update BEFORE UPDATE ON edition_acceptance BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER IF NOT EXISTS app.edition_acceptance_delete BEFORE DELETE ON edition_acceptance BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER IF NOT EXISTS app.edition_acceptance_signed BEFORE INSERT ON edition_acceptance
WHEN EXISTS (SELECT 1 FROM edition_step AS signed WHERE signed.edition_key = new.edition_key AND signed.kind IN ('Approved', 'Withdrawn'))
BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
