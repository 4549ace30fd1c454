ALTER TABLE fact_grade ADD COLUMN note INTEGER;
ALTER TABLE fact_grade_revision ADD COLUMN note INTEGER;
