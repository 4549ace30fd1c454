-- title: Поощрения: место для спорных строк
-- Rows whose key the warehouse knows already, or that take one out, wait here for the merge.
CREATE TEMP TABLE stage_awards AS SELECT * FROM fact_award_revision WHERE 0;
CREATE INDEX temp.ix_stage_awards ON stage_awards (learner_key, award_key, date_key, order_no);
CREATE TEMP TABLE contested_awards (learner_key, award_key, date_key, order_no, PRIMARY KEY (learner_key, award_key, date_key, order_no)) WITHOUT ROWID;
