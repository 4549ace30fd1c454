-- title: Цели показателей
CREATE TABLE fact_target (
    org_key INT NOT NULL,
    measure NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    programme_key INT NOT NULL,
    group_key INT NOT NULL,
    valid_from INT NOT NULL,
    target_share BIGINT NOT NULL,
    corrected_on NVARCHAR(30) COLLATE Latin1_General_BIN2 NULL,
    corrected_by NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    correction_reason NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    load_file_key INT NOT NULL,
    line_no INT NOT NULL,
    CONSTRAINT pk_fact_target PRIMARY KEY (org_key, measure, programme_key, group_key, valid_from)
);

CREATE TABLE fact_target_revision (
    org_key INT NOT NULL,
    measure NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    programme_key INT NOT NULL,
    group_key INT NOT NULL,
    valid_from INT NOT NULL,
    target_share BIGINT NULL,
    corrected_on NVARCHAR(30) COLLATE Latin1_General_BIN2 NULL,
    corrected_by NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    correction_reason NVARCHAR(4000) COLLATE Latin1_General_BIN2 NULL,
    load_file_key INT NOT NULL,
    line_no INT NOT NULL,
    is_removed INT NOT NULL DEFAULT 0
);

CREATE CLUSTERED INDEX ix_target_revision_key ON fact_target_revision (org_key, measure, programme_key, group_key, valid_from);
CREATE INDEX ix_target_revision_removed ON fact_target_revision (is_removed) WHERE is_removed = 1;
