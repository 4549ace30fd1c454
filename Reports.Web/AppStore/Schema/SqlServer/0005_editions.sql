-- title: Редакции самообследования
-- makes: app.edition_text
-- Editions of the self-assessment. Nothing of an edition is ever changed or removed: each step adds rows under its number,
-- the last ones hold. The number of a step is taken once, so that of two who act at the same moment one is told.
CREATE TABLE app.edition (
    edition_key BIGINT NOT NULL CONSTRAINT pk_edition PRIMARY KEY,
    organisation NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    organisation_key BIGINT NULL,
    organisation_name NVARCHAR(max) COLLATE Latin1_General_BIN2 NOT NULL,
    indicator_set NVARCHAR(100) COLLATE Latin1_General_BIN2 NOT NULL,
    year BIGINT NOT NULL,
    number BIGINT NOT NULL,
    supersedes BIGINT NULL REFERENCES app.edition,
    CONSTRAINT uq_edition UNIQUE (organisation, indicator_set, year, number)
);

CREATE TABLE app.edition_step (
    edition_key BIGINT NOT NULL REFERENCES app.edition,
    step_no BIGINT NOT NULL,
    kind NVARCHAR(50) COLLATE Latin1_General_BIN2 NOT NULL,
    at NVARCHAR(30) COLLATE Latin1_General_BIN2 NOT NULL,
    user_name NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    note NVARCHAR(max) COLLATE Latin1_General_BIN2 NOT NULL,
    document_no NVARCHAR(max) COLLATE Latin1_General_BIN2 NULL,
    document_date NVARCHAR(30) COLLATE Latin1_General_BIN2 NULL,
    signer NVARCHAR(max) COLLATE Latin1_General_BIN2 NULL,
    CONSTRAINT pk_edition_step PRIMARY KEY (edition_key, step_no)
);

-- What a step took: moment of data and choices; with it the texts of the rules, the values, and tables of the analytical part.
CREATE TABLE app.edition_content (
    edition_key BIGINT NOT NULL REFERENCES app.edition,
    step_no BIGINT NOT NULL,
    first_year BIGINT NOT NULL,
    switches NVARCHAR(max) COLLATE Latin1_General_BIN2 NOT NULL,
    data_moment NVARCHAR(30) COLLATE Latin1_General_BIN2 NOT NULL,
    CONSTRAINT pk_edition_content PRIMARY KEY (edition_key, step_no)
);

CREATE TABLE app.edition_rule (
    edition_key BIGINT NOT NULL REFERENCES app.edition,
    step_no BIGINT NOT NULL,
    place BIGINT NOT NULL,
    name NVARCHAR(400) COLLATE Latin1_General_BIN2 NOT NULL,
    text NVARCHAR(max) COLLATE Latin1_General_BIN2 NOT NULL,
    CONSTRAINT pk_edition_rule PRIMARY KEY (edition_key, step_no, place)
);

CREATE TABLE app.edition_value (
    edition_key BIGINT NOT NULL REFERENCES app.edition,
    step_no BIGINT NOT NULL,
    place BIGINT NOT NULL,
    code NVARCHAR(100) COLLATE Latin1_General_BIN2 NOT NULL,
    line NVARCHAR(100) COLLATE Latin1_General_BIN2 NOT NULL,
    graph NVARCHAR(100) COLLATE Latin1_General_BIN2 NOT NULL,
    year BIGINT NOT NULL,
    origin NVARCHAR(50) COLLATE Latin1_General_BIN2 NOT NULL,
    number NVARCHAR(50) COLLATE Latin1_General_BIN2 NULL,
    base NVARCHAR(50) COLLATE Latin1_General_BIN2 NULL,
    computed_number BIGINT NULL,
    computed_base BIGINT NULL,
    entered_number NVARCHAR(50) COLLATE Latin1_General_BIN2 NULL,
    entered_base NVARCHAR(50) COLLATE Latin1_General_BIN2 NULL,
    document NVARCHAR(max) COLLATE Latin1_General_BIN2 NULL,
    entered_by NVARCHAR(200) COLLATE Latin1_General_BIN2 NULL,
    entered_at NVARCHAR(30) COLLATE Latin1_General_BIN2 NULL,
    CONSTRAINT pk_edition_value PRIMARY KEY (edition_key, step_no, place)
);

CREATE TABLE app.edition_table (
    edition_key BIGINT NOT NULL REFERENCES app.edition,
    step_no BIGINT NOT NULL,
    name NVARCHAR(400) COLLATE Latin1_General_BIN2 NOT NULL,
    text NVARCHAR(max) COLLATE Latin1_General_BIN2 NOT NULL,
    rows NVARCHAR(max) COLLATE Latin1_General_BIN2 NOT NULL,
    CONSTRAINT pk_edition_table PRIMARY KEY (edition_key, step_no, name)
);

CREATE TABLE app.edition_text (
    edition_key BIGINT NOT NULL REFERENCES app.edition,
    step_no BIGINT NOT NULL,
    section NVARCHAR(100) COLLATE Latin1_General_BIN2 NOT NULL,
    text NVARCHAR(max) COLLATE Latin1_General_BIN2 NOT NULL,
    CONSTRAINT pk_edition_text PRIMARY KEY (edition_key, step_no, section)
);
