-- title: Программы: строка файла
INSERT INTO stage_programmes (
    programme_key, valid_from, name, kind, hours, professional_standard, priority_area, accredited_from, accredited_to,
    approved_on, delivery, load_file_key, line_no)
VALUES (
    @programme_key, @valid_from, @name, @kind, @hours, @professional_standard, @priority_area, @accredited_from,
    @accredited_to, @approved_on, @delivery, @load_file_key, @line_no);
