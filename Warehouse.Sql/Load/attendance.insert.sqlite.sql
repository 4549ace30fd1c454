-- title: Посещаемость: новая строка
-- Changes no row when the key is known: the caller stages it then.
INSERT INTO fact_attendance (
    group_key, date_key, module_key, lesson_no, learner_key, mark_key, attended, scheduled, teacher_key, org_key,
    corrected_on, corrected_by, correction_reason, load_file_key, line_no)
VALUES (
    @group_key, @date_key, @module_key, @lesson_no, @learner_key, @mark_key, @attended, @scheduled, @teacher_key,
    @org_key, @corrected_on, @corrected_by, @correction_reason, @load_file_key, @line_no)
ON CONFLICT DO NOTHING;
