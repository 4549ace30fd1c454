-- title: Ключи защиты
-- makes: app.protection_key
-- Keys that protect cookies and forms: who reads them can sign in as anybody, as one who reads the hashes cannot.
CREATE TABLE app.protection_key (
    protection_key_no BIGINT NOT NULL IDENTITY(1, 1) CONSTRAINT pk_protection_key PRIMARY KEY,
    name NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    element NVARCHAR(max) COLLATE Latin1_General_BIN2 NOT NULL,
    created_at NVARCHAR(30) COLLATE Latin1_General_BIN2 NOT NULL
);
