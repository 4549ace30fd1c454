-- title: Преподаватели: строка файла
INSERT INTO stage_teachers (
    teacher_key, degree, title, category, staff, trained_on, last_name, first_name, middle_name, birth_date, hired_on,
    left_on, load_file_key, line_no)
VALUES (
    @teacher_key, @degree, @title, @category, @staff, @trained_on, @last_name, @first_name, @middle_name, @birth_date,
    @hired_on, @left_on, @load_file_key, @line_no);
