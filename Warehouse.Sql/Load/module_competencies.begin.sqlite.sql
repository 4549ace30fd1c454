-- title: Компетенции модулей: место для строк файла
CREATE TEMP TABLE stage_module_competencies (
    programme_key, module_key, competency_key, weight, load_file_key, line_no);
CREATE INDEX temp.ix_stage_module_competencies ON stage_module_competencies (programme_key, module_key, competency_key);
