-- title: Организация и группа строки в карантине
-- As the row names them: an empty organisation is that of files which name none. Of rows of an earlier release it is not known, and nobody who is
-- kept to a part of the data sees them.
ALTER TABLE quarantine ADD named_org_code NVARCHAR(200) COLLATE Latin1_General_BIN2 NULL;
ALTER TABLE quarantine ADD named_group_code NVARCHAR(200) COLLATE Latin1_General_BIN2 NULL;
