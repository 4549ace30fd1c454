-- title: Модули: строка файла
INSERT INTO stage_modules (
    programme_key, module_key, name, parent_module_key, hours, control_form, load_file_key, line_no)
VALUES (
    @programme_key, @module_key, @name, @parent_module_key, @hours, @control_form, @load_file_key, @line_no);
