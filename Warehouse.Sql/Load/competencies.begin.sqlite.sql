-- title: Компетенции: место для строк файла
CREATE TEMP TABLE stage_competencies (
    programme_key, competency_key, name, result_kind, professional_standard, load_file_key, line_no);
CREATE INDEX temp.ix_stage_competencies ON stage_competencies (programme_key, competency_key);
