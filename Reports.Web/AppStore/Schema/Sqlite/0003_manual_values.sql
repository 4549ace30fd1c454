-- title: Введённые значения показателей
-- makes: app.ix_manual_value_cell
-- Values of indicators entered by hand: rows are added and never changed, the last one of a cell holds. A number that is
-- null takes the value back. Numbers are decimal texts with a point, so that none loses a digit.
CREATE TABLE IF NOT EXISTS app.manual_value (
    manual_value_key INTEGER PRIMARY KEY,
    organisation     TEXT    NOT NULL,
    indicator_set    TEXT    NOT NULL,
    code             TEXT    NOT NULL,
    line             TEXT    NOT NULL,
    graph            TEXT    NOT NULL,
    year             INTEGER NOT NULL,
    number           TEXT,
    base             TEXT,
    document         TEXT    NOT NULL,
    entered_by       TEXT    NOT NULL,
    entered_at       TEXT    NOT NULL
) STRICT;

CREATE INDEX IF NOT EXISTS app.ix_manual_value_cell ON manual_value (indicator_set, organisation, year, code, line, graph);
