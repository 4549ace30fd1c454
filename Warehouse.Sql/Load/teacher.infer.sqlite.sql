-- title: Член измерения, названный фактом раньше своей строки: teacher
INSERT INTO dim_teacher (org_key, teacher_code) VALUES (@org_key, @code) RETURNING teacher_key;
