-- title: Носители: место для спорных строк
-- Rows whose key the warehouse knows already, or that take one out, wait here for the merge.
CREATE TEMP TABLE stage_carriers AS SELECT * FROM fact_carrier_revision WHERE 0;
CREATE INDEX temp.ix_stage_carriers ON stage_carriers (org_key, carrier_kind, unit_no, year);
CREATE TEMP TABLE contested_carriers (org_key, carrier_kind, unit_no, year, PRIMARY KEY (org_key, carrier_kind, unit_no, year)) WITHOUT ROWID;
