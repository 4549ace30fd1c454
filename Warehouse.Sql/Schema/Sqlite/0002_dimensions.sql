-- title: Измерения
-- A key of a dimension is durable: one number for one natural key, whatever its attributes become. The table holds the
-- attributes of today; where a report needs those of a day, dim_*_history holds every version with its days (SCD2).
-- Key 0 is "not given". is_inferred = 1: a fact named the code before its own feed did.

CREATE TABLE dim_date (
    date_key        INTEGER PRIMARY KEY,
    iso_date        TEXT    NOT NULL UNIQUE,
    year            INTEGER NOT NULL,
    quarter         INTEGER NOT NULL,
    month           INTEGER NOT NULL,
    month_key       INTEGER NOT NULL,
    day             INTEGER NOT NULL,
    weekday         INTEGER NOT NULL,
    iso_year        INTEGER NOT NULL,
    iso_week        INTEGER NOT NULL,
    academic_year   INTEGER NOT NULL,
    is_working_day  INTEGER NOT NULL
) STRICT;

CREATE TABLE dim_organisation (
    org_key         INTEGER PRIMARY KEY,
    org_code        TEXT    NOT NULL UNIQUE,
    name            TEXT
) STRICT;

CREATE TABLE dim_programme (
    programme_key         INTEGER PRIMARY KEY,
    org_key               INTEGER NOT NULL REFERENCES dim_organisation,
    programme_code        TEXT    NOT NULL,
    name                  TEXT,
    kind                  TEXT,
    hours                 INTEGER,
    professional_standard TEXT,
    priority_area         TEXT,
    accredited_from       INTEGER,
    accredited_to         INTEGER,
    approved_on           INTEGER,
    delivery              TEXT,
    is_inferred           INTEGER NOT NULL DEFAULT 1,
    load_file_key         INTEGER NOT NULL DEFAULT 0,
    line_no               INTEGER NOT NULL DEFAULT 0,
    UNIQUE (org_key, programme_code)
) STRICT;

CREATE TABLE dim_programme_history (
    programme_key         INTEGER NOT NULL REFERENCES dim_programme,
    valid_from            INTEGER NOT NULL,
    valid_to              INTEGER NOT NULL,
    is_dated              INTEGER NOT NULL,
    name                  TEXT,
    kind                  TEXT,
    hours                 INTEGER,
    professional_standard TEXT,
    priority_area         TEXT,
    accredited_from       INTEGER,
    accredited_to         INTEGER,
    approved_on           INTEGER,
    delivery              TEXT,
    load_file_key         INTEGER NOT NULL,
    line_no               INTEGER NOT NULL,
    PRIMARY KEY (programme_key, valid_from)
) STRICT, WITHOUT ROWID;

-- A module's member is its code in the organisation, because a grade names a group and the group's programme may come
-- later; what a programme says of the module stands in dim_programme_module. Competencies likewise.
CREATE TABLE dim_module (
    module_key      INTEGER PRIMARY KEY,
    org_key         INTEGER NOT NULL REFERENCES dim_organisation,
    module_code     TEXT    NOT NULL,
    UNIQUE (org_key, module_code)
) STRICT;

CREATE TABLE dim_programme_module (
    programme_key     INTEGER NOT NULL REFERENCES dim_programme,
    module_key        INTEGER NOT NULL REFERENCES dim_module,
    name              TEXT,
    parent_module_key INTEGER NOT NULL DEFAULT 0 REFERENCES dim_module,
    hours             INTEGER,
    control_form      TEXT,
    load_file_key     INTEGER NOT NULL,
    line_no           INTEGER NOT NULL,
    PRIMARY KEY (programme_key, module_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE dim_competency (
    competency_key  INTEGER PRIMARY KEY,
    org_key         INTEGER NOT NULL REFERENCES dim_organisation,
    competency_code TEXT    NOT NULL,
    UNIQUE (org_key, competency_code)
) STRICT;

CREATE TABLE dim_programme_competency (
    programme_key         INTEGER NOT NULL REFERENCES dim_programme,
    competency_key        INTEGER NOT NULL REFERENCES dim_competency,
    name                  TEXT,
    result_kind           TEXT,
    professional_standard TEXT,
    load_file_key         INTEGER NOT NULL,
    line_no               INTEGER NOT NULL,
    PRIMARY KEY (programme_key, competency_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE dim_teacher (
    teacher_key     INTEGER PRIMARY KEY,
    org_key         INTEGER NOT NULL REFERENCES dim_organisation,
    teacher_code    TEXT    NOT NULL,
    last_name       TEXT,
    first_name      TEXT,
    middle_name     TEXT,
    birth_date      INTEGER,
    degree          TEXT,
    title           TEXT,
    category        TEXT,
    staff           TEXT,
    hired_on        INTEGER,
    left_on         INTEGER,
    trained_on      INTEGER,
    is_inferred     INTEGER NOT NULL DEFAULT 1,
    load_file_key   INTEGER NOT NULL DEFAULT 0,
    line_no         INTEGER NOT NULL DEFAULT 0,
    UNIQUE (org_key, teacher_code)
) STRICT;

CREATE TABLE dim_teacher_history (
    teacher_key     INTEGER NOT NULL REFERENCES dim_teacher,
    valid_from      INTEGER NOT NULL,
    valid_to        INTEGER NOT NULL,
    is_dated        INTEGER NOT NULL,
    degree          TEXT,
    title           TEXT,
    category        TEXT,
    staff           TEXT,
    trained_on      INTEGER,
    load_file_key   INTEGER NOT NULL,
    line_no         INTEGER NOT NULL,
    PRIMARY KEY (teacher_key, valid_from)
) STRICT, WITHOUT ROWID;

CREATE TABLE dim_group (
    group_key       INTEGER PRIMARY KEY,
    org_key         INTEGER NOT NULL REFERENCES dim_organisation,
    group_code      TEXT    NOT NULL,
    programme_key   INTEGER NOT NULL DEFAULT 0 REFERENCES dim_programme,
    starts_on       INTEGER,
    ends_on         INTEGER,
    form            TEXT,
    funding         TEXT,
    curator_key     INTEGER NOT NULL DEFAULT 0 REFERENCES dim_teacher,
    is_inferred     INTEGER NOT NULL DEFAULT 1,
    load_file_key   INTEGER NOT NULL DEFAULT 0,
    line_no         INTEGER NOT NULL DEFAULT 0,
    UNIQUE (org_key, group_code)
) STRICT;

CREATE INDEX ix_group_programme ON dim_group (programme_key);
CREATE INDEX ix_group_curator ON dim_group (curator_key);

CREATE TABLE dim_learner (
    learner_key         INTEGER PRIMARY KEY,
    org_key             INTEGER NOT NULL REFERENCES dim_organisation,
    learner_code        TEXT    NOT NULL,
    sex                 TEXT,
    birth_year          INTEGER,
    citizenship         TEXT,
    education_level     TEXT,
    employment_category TEXT,
    employer            TEXT,
    region              TEXT,
    is_inferred         INTEGER NOT NULL DEFAULT 1,
    load_file_key       INTEGER NOT NULL DEFAULT 0,
    line_no             INTEGER NOT NULL DEFAULT 0,
    UNIQUE (org_key, learner_code)
) STRICT;

CREATE TABLE dim_learner_history (
    learner_key         INTEGER NOT NULL REFERENCES dim_learner,
    valid_from          INTEGER NOT NULL,
    valid_to            INTEGER NOT NULL,
    is_dated            INTEGER NOT NULL,
    sex                 TEXT,
    birth_year          INTEGER,
    citizenship         TEXT,
    education_level     TEXT,
    employment_category TEXT,
    employer            TEXT,
    region              TEXT,
    load_file_key       INTEGER NOT NULL,
    line_no             INTEGER NOT NULL,
    PRIMARY KEY (learner_key, valid_from)
) STRICT, WITHOUT ROWID;

-- The one place of personal data. Erasing a person is erasing this row.
CREATE TABLE learner_person (
    learner_key            INTEGER PRIMARY KEY REFERENCES dim_learner,
    last_name              TEXT,
    first_name             TEXT,
    middle_name            TEXT,
    name_folded            TEXT,
    birth_date             INTEGER,
    snils                  TEXT,
    email                  TEXT,
    consent_processing_on  INTEGER,
    consent_publication_on INTEGER,
    load_file_key          INTEGER NOT NULL,
    line_no                INTEGER NOT NULL
) STRICT;

CREATE INDEX ix_learner_person_name ON learner_person (name_folded);

-- result_class says whose attempts compete: the last attempt in a class is the result that counts.
CREATE TABLE dim_control (
    control_key     INTEGER PRIMARY KEY,
    control_code    TEXT    NOT NULL UNIQUE,
    name            TEXT    NOT NULL,
    result_class    TEXT    NOT NULL
) STRICT;

CREATE TABLE dim_scale (
    scale_key       INTEGER PRIMARY KEY,
    scale_code      TEXT    NOT NULL UNIQUE
) STRICT;

-- A label, or a band of numbers from low to high; shares are millionths of the maximum.
CREATE TABLE scale_value (
    scale_key       INTEGER NOT NULL REFERENCES dim_scale,
    position        INTEGER NOT NULL,
    label           TEXT    NOT NULL,
    low             INTEGER,
    high            INTEGER,
    share_low       INTEGER,
    share_high      INTEGER,
    bucket          TEXT    NOT NULL CHECK (bucket IN ('5', '4', '3', '2', 'pass', 'fail', 'na', 'exempt')),
    is_passing      INTEGER NOT NULL,
    PRIMARY KEY (scale_key, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE dim_attendance_mark (
    mark_key        INTEGER PRIMARY KEY,
    profile         TEXT    NOT NULL,
    raw_mark        TEXT    NOT NULL,
    kind            TEXT    NOT NULL CHECK (kind IN ('present', 'late', 'remote', 'absent', 'sick', 'excused', 'not_recorded')),
    -- The kind as ones and zeroes, which millions of rows add up faster than they compare words.
    is_counted      INTEGER NOT NULL GENERATED ALWAYS AS (iif(kind <> 'not_recorded', 1, 0)) STORED,
    is_present      INTEGER NOT NULL GENERATED ALWAYS AS (iif(kind = 'present', 1, 0)) STORED,
    is_late         INTEGER NOT NULL GENERATED ALWAYS AS (iif(kind = 'late', 1, 0)) STORED,
    is_remote       INTEGER NOT NULL GENERATED ALWAYS AS (iif(kind = 'remote', 1, 0)) STORED,
    is_absent       INTEGER NOT NULL GENERATED ALWAYS AS (iif(kind = 'absent', 1, 0)) STORED,
    is_sick         INTEGER NOT NULL GENERATED ALWAYS AS (iif(kind = 'sick', 1, 0)) STORED,
    is_excused      INTEGER NOT NULL GENERATED ALWAYS AS (iif(kind = 'excused', 1, 0)) STORED,
    UNIQUE (profile, raw_mark)
) STRICT;

CREATE TABLE dim_award (
    award_key       INTEGER PRIMARY KEY,
    org_key         INTEGER NOT NULL REFERENCES dim_organisation,
    award_kind      TEXT    NOT NULL,
    UNIQUE (org_key, award_kind)
) STRICT;

CREATE TABLE dim_document (
    document_key    INTEGER PRIMARY KEY,
    org_key         INTEGER NOT NULL REFERENCES dim_organisation,
    document_kind   TEXT    NOT NULL,
    UNIQUE (org_key, document_kind)
) STRICT;
