-- title: Ключи защиты
-- makes: app.protection_key
-- Keys that protect cookies and forms: who reads them can sign in as anybody, as one who reads the hashes cannot.
CREATE TABLE IF NOT EXISTS app.protection_key (
    protection_key_no INTEGER PRIMARY KEY,
    name              TEXT NOT NULL,
    element           TEXT NOT NULL,
    created_at        TEXT NOT NULL
) STRICT;
