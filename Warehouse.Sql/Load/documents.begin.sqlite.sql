-- title: Выданные документы: место для спорных строк
-- Rows whose key the warehouse knows already, or that take one out, wait here for the merge.
CREATE TEMP TABLE stage_documents AS SELECT * FROM fact_document_revision WHERE 0;
CREATE INDEX temp.ix_stage_documents ON stage_documents (document_key, registration_no);
CREATE TEMP TABLE contested_documents (document_key, registration_no, PRIMARY KEY (document_key, registration_no)) WITHOUT ROWID;
