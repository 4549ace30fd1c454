-- title: Компетенции модулей: строка файла
INSERT INTO stage_module_competencies (
    programme_key, module_key, competency_key, weight, load_file_key, line_no)
VALUES (
    @programme_key, @module_key, @competency_key, @weight, @load_file_key, @line_no);
