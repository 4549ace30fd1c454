-- title: Зачисления: место для спорных строк
-- Rows whose key the warehouse knows already, or that take one out, wait here for the merge.
CREATE TEMP TABLE stage_enrolments AS SELECT * FROM fact_enrolment_revision WHERE 0;
CREATE INDEX temp.ix_stage_enrolments ON stage_enrolments (group_key, learner_key);
CREATE TEMP TABLE contested_enrolments (group_key, learner_key, PRIMARY KEY (group_key, learner_key)) WITHOUT ROWID;
