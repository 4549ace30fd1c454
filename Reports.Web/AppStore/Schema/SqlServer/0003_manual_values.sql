-- title: Введённые значения показателей
-- makes: app.manual_value
-- Values of indicators entered by hand: rows are added and never changed, the last one of a cell holds. A number that is
-- null takes the value back. Numbers are decimal texts with a point, so that none loses a digit.
CREATE TABLE app.manual_value (
    manual_value_key BIGINT NOT NULL IDENTITY(1, 1) CONSTRAINT pk_manual_value PRIMARY KEY,
    organisation NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    indicator_set NVARCHAR(100) COLLATE Latin1_General_BIN2 NOT NULL,
    code NVARCHAR(100) COLLATE Latin1_General_BIN2 NOT NULL,
    line NVARCHAR(100) COLLATE Latin1_General_BIN2 NOT NULL,
    graph NVARCHAR(100) COLLATE Latin1_General_BIN2 NOT NULL,
    year BIGINT NOT NULL,
    number NVARCHAR(50) COLLATE Latin1_General_BIN2 NULL,
    base NVARCHAR(50) COLLATE Latin1_General_BIN2 NULL,
    document NVARCHAR(max) COLLATE Latin1_General_BIN2 NOT NULL,
    entered_by NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    entered_at NVARCHAR(30) COLLATE Latin1_General_BIN2 NOT NULL
);

CREATE INDEX ix_manual_value_cell ON app.manual_value (indicator_set, organisation, year, code, line, graph);
