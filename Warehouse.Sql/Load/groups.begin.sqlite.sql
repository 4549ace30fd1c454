-- title: Группы: место для строк файла
CREATE TEMP TABLE stage_groups (
    group_key, programme_key, starts_on, ends_on, form, funding, curator_key, load_file_key, line_no);
CREATE INDEX temp.ix_stage_groups ON stage_groups (group_key);
