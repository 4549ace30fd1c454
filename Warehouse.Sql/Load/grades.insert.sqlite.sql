-- title: Оценки: новая строка
-- Changes no row when the key is known: the caller stages it then.
INSERT INTO fact_grade (
    group_key, learner_key, module_key, control_key, competency_key, attempt, date_key, scale_key, label, share, bucket,
    is_passed, teacher_key, grade_words, source_id, org_key, corrected_on, corrected_by, correction_reason,
    load_file_key, line_no)
VALUES (
    @group_key, @learner_key, @module_key, @control_key, @competency_key, @attempt_no, @date_key, @scale_key, @label,
    @share, @bucket, @is_passed, @teacher_key, @grade_words, @source_id, @org_key, @corrected_on, @corrected_by,
    @correction_reason, @load_file_key, @line_no)
ON CONFLICT DO NOTHING;
