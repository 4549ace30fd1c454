-- title: Отправленные файлы
-- makes: app.delivery_file
-- What users sent from the page, for receipts. What became of it stands in the ledger of the warehouse.
CREATE TABLE app.delivery (
    delivery_id NVARCHAR(50) COLLATE Latin1_General_BIN2 NOT NULL CONSTRAINT pk_delivery PRIMARY KEY,
    name_folded NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    user_name NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    sent_at NVARCHAR(30) COLLATE Latin1_General_BIN2 NOT NULL,
    opened_at NVARCHAR(30) COLLATE Latin1_General_BIN2 NULL
);

CREATE INDEX ix_delivery_name ON app.delivery (name_folded, sent_at);

-- Tables of a file by name and SHA-256, a JSON array: the ledger knows a content that was loaded before by that alone.
CREATE TABLE app.delivery_file (
    delivery_id NVARCHAR(50) COLLATE Latin1_General_BIN2 NOT NULL REFERENCES app.delivery,
    place BIGINT NOT NULL,
    file_name NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    size BIGINT NOT NULL,
    sha256 NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    contents NVARCHAR(max) COLLATE Latin1_General_BIN2 NOT NULL,
    CONSTRAINT pk_delivery_file PRIMARY KEY (delivery_id, place)
);
