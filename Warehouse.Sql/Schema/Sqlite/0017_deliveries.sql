-- title: Кто прислал файл
-- Of a file that somebody sent on a page of the site: who, and what it was sent with. Others have neither.
ALTER TABLE dim_load_file ADD COLUMN sent_by TEXT;
ALTER TABLE dim_load_file ADD COLUMN delivery_id TEXT;

CREATE INDEX ix_load_file_delivery ON dim_load_file (delivery_id) WHERE delivery_id IS NOT NULL;
