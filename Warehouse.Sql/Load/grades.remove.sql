-- title: Оценки: запись внесена по ошибке
INSERT INTO stage_grades (
    group_key, learner_key, module_key, control_key, competency_key, attempt, org_key, corrected_on, corrected_by,
    correction_reason, load_file_key, line_no, is_removed)
VALUES (
    @group_key, @learner_key, @module_key, @control_key, @competency_key, @attempt_no, @org_key, @corrected_on,
    @corrected_by, @correction_reason, @load_file_key, @line_no, 1);
