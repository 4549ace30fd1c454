-- title: {title}: промежуточная таблица загрузки
DROP TABLE IF EXISTS stage_{name};
CREATE TABLE stage_{name} (
    load_id INT NOT NULL,
    stage_id BIGINT NOT NULL IDENTITY(1, 1),
    {integers: $column INT NULL},
    {amounts: $column BIGINT NULL},
    {codes: $column NVARCHAR(200) COLLATE Latin1_General_BIN2 NULL},
    {texts: $column NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL},
    load_file_key INT NOT NULL,
    line_no INT NOT NULL,
    is_removed INT NOT NULL DEFAULT 0,
    CONSTRAINT pk_stage_{name} PRIMARY KEY (load_id, stage_id)
);
