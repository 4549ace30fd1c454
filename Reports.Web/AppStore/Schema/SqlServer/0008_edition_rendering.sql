-- title: С чем сделаны файлы утверждённой редакции
-- makes: app.edition_rendering_frozen
-- What files of a signed edition are made with besides the edition itself. A template is kept once, however many editions are of it.
CREATE TABLE app.document_template (
    template_hash NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL CONSTRAINT pk_document_template PRIMARY KEY,
    content VARBINARY(max) NOT NULL
);

-- Of an edition that was signed before this table was, frozen_at is later than its signing.
CREATE TABLE app.edition_rendering (
    edition_key BIGINT NOT NULL CONSTRAINT pk_edition_rendering PRIMARY KEY REFERENCES app.edition,
    frozen_at NVARCHAR(30) COLLATE Latin1_General_BIN2 NOT NULL,
    template_hash NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL REFERENCES app.document_template,
    small_group BIGINT NOT NULL,
    feeds NVARCHAR(max) COLLATE Latin1_General_BIN2 NOT NULL
);
GO

CREATE TRIGGER app.document_template_frozen ON app.document_template INSTEAD OF UPDATE, DELETE AS
BEGIN
    THROW 50462, 'an edition is never changed', 1;
END;
GO

CREATE TRIGGER app.edition_rendering_frozen ON app.edition_rendering INSTEAD OF UPDATE, DELETE AS
BEGIN
    THROW 50462, 'an edition is never changed', 1;
END;
