-- title: Группы: строка файла
INSERT INTO stage_groups (
    group_key, programme_key, starts_on, ends_on, form, funding, curator_key, load_file_key, line_no)
VALUES (
    @group_key, @programme_key, @starts_on, @ends_on, @form, @funding, @curator_key, @load_file_key, @line_no);
