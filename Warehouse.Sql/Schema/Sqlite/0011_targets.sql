-- title: Цели показателей
CREATE TABLE fact_target (
    org_key           INTEGER NOT NULL REFERENCES dim_organisation,
    measure           TEXT    NOT NULL,
    programme_key     INTEGER NOT NULL REFERENCES dim_programme,
    group_key         INTEGER NOT NULL REFERENCES dim_group,
    valid_from        INTEGER NOT NULL,
    target_share      INTEGER NOT NULL,
    corrected_on      TEXT,
    corrected_by      TEXT,
    correction_reason TEXT,
    load_file_key     INTEGER NOT NULL REFERENCES dim_load_file,
    line_no           INTEGER NOT NULL,
    PRIMARY KEY (org_key, measure, programme_key, group_key, valid_from)
) STRICT, WITHOUT ROWID;

CREATE TABLE fact_target_revision (
    org_key           INTEGER NOT NULL,
    measure           TEXT    NOT NULL,
    programme_key     INTEGER NOT NULL,
    group_key         INTEGER NOT NULL,
    valid_from        INTEGER NOT NULL,
    target_share      INTEGER,
    corrected_on      TEXT,
    corrected_by      TEXT,
    correction_reason TEXT,
    load_file_key     INTEGER NOT NULL REFERENCES dim_load_file,
    line_no           INTEGER NOT NULL,
    is_removed        INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX ix_target_revision_key ON fact_target_revision (org_key, measure, programme_key, group_key, valid_from);
CREATE INDEX ix_target_revision_removed ON fact_target_revision (is_removed) WHERE is_removed = 1;
