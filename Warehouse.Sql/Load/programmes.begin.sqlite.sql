-- title: Программы: место для строк файла
CREATE TEMP TABLE stage_programmes (
    programme_key, valid_from, name, kind, hours, professional_standard, priority_area, accredited_from, accredited_to,
    approved_on, delivery, load_file_key, line_no);
CREATE INDEX temp.ix_stage_programmes ON stage_programmes (programme_key, valid_from);
