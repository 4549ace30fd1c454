-- title: Оценки: место для спорных строк
-- Rows whose key the warehouse knows already, or that take one out, wait here for the merge.
CREATE TEMP TABLE stage_grades AS SELECT * FROM fact_grade_revision WHERE 0;
CREATE INDEX temp.ix_stage_grades ON stage_grades (group_key, learner_key, module_key, control_key, competency_key, attempt);
CREATE TEMP TABLE contested_grades (group_key, learner_key, module_key, control_key, competency_key, attempt, PRIMARY KEY (group_key, learner_key, module_key, control_key, competency_key, attempt)) WITHOUT ROWID;
