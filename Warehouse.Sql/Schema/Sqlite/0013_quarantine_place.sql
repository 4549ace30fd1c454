-- title: Организация и группа строки в карантине
-- As the row names them: an empty organisation is that of files which name none. Of rows of an earlier release it is not known, and nobody who is
-- kept to a part of the data sees them.
ALTER TABLE quarantine ADD COLUMN named_org_code TEXT;
ALTER TABLE quarantine ADD COLUMN named_group_code TEXT;
