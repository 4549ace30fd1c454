-- title: {title}: промежуточная таблица загрузки
DROP TABLE IF EXISTS stage_{feed};
CREATE TABLE stage_{feed} (
    load_id INT NOT NULL,
    stage_id BIGINT NOT NULL IDENTITY(1, 1),
    {integers: $column INT NULL},
    {amounts: $column BIGINT NULL},
    {codes: $column NVARCHAR(200) COLLATE Latin1_General_BIN2 NULL},
    {texts: $column NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL},
    {long_texts: $column NVARCHAR(max) COLLATE Latin1_General_BIN2 NULL},
    load_file_key INT NOT NULL,
    line_no INT NOT NULL,
    CONSTRAINT pk_stage_{feed} PRIMARY KEY (load_id, stage_id)
);
