-- title: Посещаемость: запись внесена по ошибке
INSERT INTO stage_attendance (
    group_key, date_key, module_key, lesson_no, learner_key, org_key, corrected_on, corrected_by, correction_reason,
    load_file_key, line_no, is_removed)
VALUES (
    @group_key, @date_key, @module_key, @lesson_no, @learner_key, @org_key, @corrected_on, @corrected_by,
    @correction_reason, @load_file_key, @line_no, 1);
