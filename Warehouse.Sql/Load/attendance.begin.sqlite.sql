-- title: Посещаемость: место для спорных строк
-- Rows whose key the warehouse knows already, or that take one out, wait here for the merge.
CREATE TEMP TABLE stage_attendance AS SELECT * FROM fact_attendance_revision WHERE 0;
CREATE INDEX temp.ix_stage_attendance ON stage_attendance (group_key, date_key, module_key, lesson_no, learner_key);
CREATE TEMP TABLE contested_attendance (group_key, date_key, module_key, lesson_no, learner_key, PRIMARY KEY (group_key, date_key, module_key, lesson_no, learner_key)) WITHOUT ROWID;
