-- title: {title}: место для спорных строк
-- Rows whose key the warehouse knows already, or that take one out, wait here for the merge.
-- A load may bring rows of one kind twice, of two queries of a profile or with removals: those of the first are merged by then.
DROP TABLE IF EXISTS temp.stage_{name};
DROP TABLE IF EXISTS temp.contested_{name};
CREATE TEMP TABLE stage_{name} AS SELECT * FROM {table}_revision WHERE 0;
CREATE INDEX temp.ix_stage_{name} ON stage_{name} ({key});
CREATE TEMP TABLE contested_{name} ({key}, PRIMARY KEY ({key})) WITHOUT ROWID;
