-- title: Преподаватели: место для строк файла
CREATE TEMP TABLE stage_teachers (
    teacher_key, degree, title, category, staff, trained_on, last_name, first_name, middle_name, birth_date, hired_on,
    left_on, load_file_key, line_no);
CREATE INDEX temp.ix_stage_teachers ON stage_teachers (teacher_key);
