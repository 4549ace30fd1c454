-- title: С чем сделаны файлы утверждённой редакции
-- makes: app.edition_rendering_delete
-- What files of a signed edition are made with besides the edition itself. A template is kept once, however many editions are of it.
CREATE TABLE IF NOT EXISTS app.document_template (
    template_hash TEXT NOT NULL PRIMARY KEY,
    content       BLOB NOT NULL
) STRICT;

-- Of an edition that was signed before this table was, frozen_at is later than its signing.
CREATE TABLE IF NOT EXISTS app.edition_rendering (
    edition_key   INTEGER PRIMARY KEY REFERENCES edition,
    frozen_at     TEXT    NOT NULL,
    template_hash TEXT    NOT NULL REFERENCES document_template,
    small_group   INTEGER NOT NULL,
    feeds         TEXT    NOT NULL
) STRICT;

CREATE TRIGGER IF NOT EXISTS app.document_template_update BEFORE UPDATE ON document_template BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER IF NOT EXISTS app.document_template_delete BEFORE DELETE ON document_template BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER IF NOT EXISTS app.edition_rendering_update BEFORE UPDATE ON edition_rendering BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER IF NOT EXISTS app.edition_rendering_delete BEFORE DELETE ON edition_rendering BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
