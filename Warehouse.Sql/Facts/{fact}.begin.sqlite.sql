-- title: {title}: место для спорных строк
-- Rows whose key the warehouse knows already, or that take one out, wait here for the merge.
CREATE TEMP TABLE stage_{name} AS SELECT * FROM {table}_revision WHERE 0;
CREATE INDEX temp.ix_stage_{name} ON stage_{name} ({key});
CREATE TEMP TABLE contested_{name} ({key}, PRIMARY KEY ({key})) WITHOUT ROWID;
