-- title: Кто прислал файл
-- Of a file that somebody sent on a page of the site: who, and what it was sent with. Others have neither.
ALTER TABLE dim_load_file ADD sent_by NVARCHAR(200) COLLATE Latin1_General_BIN2 NULL;
ALTER TABLE dim_load_file ADD delivery_id NVARCHAR(100) COLLATE Latin1_General_BIN2 NULL;

CREATE INDEX ix_load_file_delivery ON dim_load_file (delivery_id);
