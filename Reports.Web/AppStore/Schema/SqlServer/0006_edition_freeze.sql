-- title: Редакция не меняется
-- makes: app.edition_text_signed
-- The store itself refuses to change them. Who may not alter the schema cannot switch this off.
CREATE TRIGGER app.edition_frozen ON app.edition INSTEAD OF UPDATE, DELETE AS
BEGIN
    THROW 50462, 'an edition is never changed', 1;
END;
GO

CREATE TRIGGER app.edition_step_frozen ON app.edition_step INSTEAD OF UPDATE, DELETE AS
BEGIN
    THROW 50462, 'an edition is never changed', 1;
END;
GO

CREATE TRIGGER app.edition_content_frozen ON app.edition_content INSTEAD OF UPDATE, DELETE AS
BEGIN
    THROW 50462, 'an edition is never changed', 1;
END;
GO

CREATE TRIGGER app.edition_rule_frozen ON app.edition_rule INSTEAD OF UPDATE, DELETE AS
BEGIN
    THROW 50462, 'an edition is never changed', 1;
END;
GO

CREATE TRIGGER app.edition_value_frozen ON app.edition_value INSTEAD OF UPDATE, DELETE AS
BEGIN
    THROW 50462, 'an edition is never changed', 1;
END;
GO

CREATE TRIGGER app.edition_table_frozen ON app.edition_table INSTEAD OF UPDATE, DELETE AS
BEGIN
    THROW 50462, 'an edition is never changed', 1;
END;
GO

CREATE TRIGGER app.edition_text_frozen ON app.edition_text INSTEAD OF UPDATE, DELETE AS
BEGIN
    THROW 50462, 'an edition is never changed', 1;
END;
GO

-- Nothing is added to a signed edition but the word that another took its place.
CREATE TRIGGER app.edition_step_signed ON app.edition_step AFTER INSERT AS
BEGIN
    SET NOCOUNT ON;
    IF EXISTS (
        SELECT 1
        FROM inserted AS new
        INNER JOIN app.edition_step AS signed ON signed.edition_key = new.edition_key AND signed.kind IN ('Approved', 'Withdrawn')
        WHERE new.kind <> 'Superseded' AND signed.step_no <> new.step_no)
        THROW 50462, 'an edition is never changed', 1;
END;
GO

CREATE TRIGGER app.edition_content_signed ON app.edition_content AFTER INSERT AS
BEGIN
    SET NOCOUNT ON;
    IF EXISTS (
        SELECT 1
        FROM inserted AS new
        INNER JOIN app.edition_step AS signed ON signed.edition_key = new.edition_key AND signed.kind IN ('Approved', 'Withdrawn'))
        THROW 50462, 'an edition is never changed', 1;
END;
GO

CREATE TRIGGER app.edition_rule_signed ON app.edition_rule AFTER INSERT AS
BEGIN
    SET NOCOUNT ON;
    IF EXISTS (
        SELECT 1
        FROM inserted AS new
        INNER JOIN app.edition_step AS signed ON signed.edition_key = new.edition_key AND signed.kind IN ('Approved', 'Withdrawn'))
        THROW 50462, 'an edition is never changed', 1;
END;
GO

CREATE TRIGGER app.edition_value_signed ON app.edition_value AFTER INSERT AS
BEGIN
    SET NOCOUNT ON;
    IF EXISTS (
        SELECT 1
        FROM inserted AS new
        INNER JOIN app.edition_step AS signed ON signed.edition_key = new.edition_key AND signed.kind IN ('Approved', 'Withdrawn'))
        THROW 50462, 'an edition is never changed', 1;
END;
GO

CREATE TRIGGER app.edition_table_signed ON app.edition_table AFTER INSERT AS
BEGIN
    SET NOCOUNT ON;
    IF EXISTS (
        SELECT 1
        FROM inserted AS new
        INNER JOIN app.edition_step AS signed ON signed.edition_key = new.edition_key AND signed.kind IN ('Approved', 'Withdrawn'))
        THROW 50462, 'an edition is never changed', 1;
END;
GO

CREATE TRIGGER app.edition_text_signed ON app.edition_text AFTER INSERT AS
BEGIN
    SET NOCOUNT ON;
    IF EXISTS (
        SELECT 1
        FROM inserted AS new
        INNER JOIN app.edition_step AS signed ON signed.edition_key = new.edition_key AND signed.kind IN ('Approved', 'Withdrawn'))
        THROW 50462, 'an edition is never changed', 1;
END;
