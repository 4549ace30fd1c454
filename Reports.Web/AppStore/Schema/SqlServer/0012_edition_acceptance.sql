-- title: С чем проверена и утверждена редакция
-- makes: app.edition_acceptance_signed
-- A shortcoming with which an edition was reviewed or approved, and why.
CREATE TABLE app.edition_acceptance (
    edition_key BIGINT NOT NULL REFERENCES app.edition,
    step_no BIGINT NOT NULL,
    code NVARCHAR(50) COLLATE Latin1_General_BIN2 NOT NULL,
    found NVARCHAR(max) COLLATE Latin1_General_BIN2 NOT NULL,
    words NVARCHAR(max) COLLATE Latin1_General_BIN2 NOT NULL,
    CONSTRAINT pk_edition_acceptance PRIMARY KEY (edition_key, step_no, code)
);
GO

CREATE TRIGGER app.edition_acceptance_frozen ON app.edition_acceptance INSTEAD OF UPDATE, DELETE AS
BEGIN
    THROW 50462, 'an edition is never changed', 1;
END;
GO

CREATE TRIGGER app.edition_acceptance_signed ON app.edition_acceptance AFTER INSERT AS
BEGIN
    SET NOCOUNT ON;
    IF EXISTS (
        SELECT 1
        FROM inserted AS new
        INNER JOIN app.edition_step AS signed ON signed.edition_key = new.edition_key AND signed.kind IN ('Approved', 'Withdrawn'))
        THROW 50462, 'an edition is never changed', 1;
END;
