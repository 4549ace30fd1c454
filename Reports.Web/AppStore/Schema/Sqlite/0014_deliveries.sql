-- title: Отправленные файлы
-- makes: app.delivery_file
-- What users sent from the page, for receipts. What became of it stands in the ledger of the warehouse.
CREATE TABLE IF NOT EXISTS app.delivery (
    delivery_id TEXT NOT NULL PRIMARY KEY,
    name_folded TEXT NOT NULL,
    user_name   TEXT NOT NULL,
    sent_at     TEXT NOT NULL,
    opened_at   TEXT
) STRICT;

CREATE INDEX IF NOT EXISTS app.ix_delivery_name ON delivery (name_folded, sent_at);

-- Tables of a file by name and SHA-256, a JSON array: the ledger knows a content that was loaded before by that alone.
CREATE TABLE IF NOT EXISTS app.delivery_file (
    delivery_id TEXT    NOT NULL REFERENCES delivery,
    place       INTEGER NOT NULL,
    file_name   TEXT    NOT NULL,
    size        INTEGER NOT NULL,
    sha256      TEXT    NOT NULL,
    contents    TEXT    NOT NULL,
    PRIMARY KEY (delivery_id, place)
) STRICT;
