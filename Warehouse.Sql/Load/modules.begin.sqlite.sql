-- title: Модули: место для строк файла
CREATE TEMP TABLE stage_modules (
    programme_key, module_key, name, parent_module_key, hours, control_form, load_file_key, line_no);
CREATE INDEX temp.ix_stage_modules ON stage_modules (programme_key, module_key);
