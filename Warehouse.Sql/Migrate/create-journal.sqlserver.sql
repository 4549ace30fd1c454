-- title: Журнал изменений схемы
IF object_id('schema_journal') IS NULL
    CREATE TABLE schema_journal (
        number INT NOT NULL CONSTRAINT pk_schema_journal PRIMARY KEY,
        name NVARCHAR(200) NOT NULL,
        checksum NVARCHAR(64) NOT NULL,
        applied_at NVARCHAR(30) NOT NULL
    );
