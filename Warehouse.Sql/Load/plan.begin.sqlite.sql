-- title: План: место для спорных строк
-- Rows whose key the warehouse knows already, or that take one out, wait here for the merge.
CREATE TEMP TABLE stage_plan AS SELECT * FROM fact_plan_revision WHERE 0;
CREATE INDEX temp.ix_stage_plan ON stage_plan (programme_key, group_key, module_key, competency_key, valid_from);
CREATE TEMP TABLE contested_plan (programme_key, group_key, module_key, competency_key, valid_from, PRIMARY KEY (programme_key, group_key, module_key, competency_key, valid_from)) WITHOUT ROWID;
