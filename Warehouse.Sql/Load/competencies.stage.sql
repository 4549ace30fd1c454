-- title: Компетенции: строка файла
INSERT INTO stage_competencies (
    programme_key, competency_key, name, result_kind, professional_standard, load_file_key, line_no)
VALUES (
    @programme_key, @competency_key, @name, @result_kind, @professional_standard, @load_file_key, @line_no);
