-- title: Редакция не меняется
-- makes: app.edition_text_signed
-- The store itself refuses to change them.
CREATE TRIGGER IF NOT EXISTS app.edition_update BEFORE UPDATE ON edition BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER IF NOT EXISTS app.edition_delete BEFORE DELETE ON edition BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER IF NOT EXISTS app.edition_step_update BEFORE UPDATE ON edition_step BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER IF NOT EXISTS app.edition_step_delete BEFORE DELETE ON edition_step BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER IF NOT EXISTS app.edition_content_update BEFORE UPDATE ON edition_content BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER IF NOT EXISTS app.edition_content_delete BEFORE DELETE ON edition_content BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER IF NOT EXISTS app.edition_rule_update BEFORE UPDATE ON edition_rule BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER IF NOT EXISTS app.edition_rule_delete BEFORE DELETE ON edition_rule BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER IF NOT EXISTS app.edition_value_update BEFORE UPDATE ON edition_value BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER IF NOT EXISTS app.edition_value_delete BEFORE DELETE ON edition_value BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER IF NOT EXISTS app.edition_table_update BEFORE UPDATE ON edition_table BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER IF NOT EXISTS app.edition_table_delete BEFORE DELETE ON edition_table BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER IF NOT EXISTS app.edition_text_update BEFORE UPDATE ON edition_text BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER IF NOT EXISTS app.edition_text_delete BEFORE DELETE ON edition_text BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;

-- Nothing is added to a signed edition but the word that another took its place.
CREATE TRIGGER IF NOT EXISTS app.edition_step_signed BEFORE INSERT ON edition_step
WHEN new.kind <> 'Superseded' AND EXISTS (
    SELECT 1 FROM edition_step AS signed WHERE signed.edition_key = new.edition_key AND signed.kind IN ('Approved', 'Withdrawn'))
BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;

CREATE TRIGGER IF NOT EXISTS app.edition_content_signed BEFORE INSERT ON edition_content
WHEN EXISTS (SELECT 1 FROM edition_step AS signed WHERE signed.edition_key = new.edition_key AND signed.kind IN ('Approved', 'Withdrawn'))
BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;

CREATE TRIGGER IF NOT EXISTS app.edition_rule_signed BEFORE INSERT ON edition_rule
WHEN EXISTS (SELECT 1 FROM edition_step AS signed WHERE signed.edition_key = new.edition_key AND signed.kind IN ('Approved', 'Withdrawn'))
BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;

CREATE TRIGGER IF NOT EXISTS app.edition_value_signed BEFORE INSERT ON edition_value
WHEN EXISTS (SELECT 1 FROM edition_step AS signed WHERE signed.edition_key = new.edition_key AND signed.kind IN ('Approved', 'Withdrawn'))
BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;

CREATE TRIGGER IF NOT EXISTS app.edition_table_signed BEFORE INSERT ON edition_table
WHEN EXISTS (SELECT 1 FROM edition_step AS signed WHERE signed.edition_key = new.edition_key AND signed.kind IN ('Approved', 'Withdrawn'))
BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;

CREATE TRIGGER IF NOT EXISTS app.edition_text_signed BEFORE INSERT ON edition_text
WHEN EXISTS (SELECT 1 FROM edition_step AS signed WHERE signed.edition_key = new.edition_key AND signed.kind IN ('Approved', 'Withdrawn'))
BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
