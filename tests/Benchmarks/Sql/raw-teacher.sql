INSERT INTO dim_teacher (teacher_key, code) VALUES (?, ?);
