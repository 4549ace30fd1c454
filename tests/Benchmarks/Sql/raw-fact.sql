INSERT INTO fact (group_key, date_key, module_key, lesson_no, learner_key, teacher_key, mark, hours, scheduled, line_no)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?);
