-- title: Зачисления: запись внесена по ошибке
INSERT INTO stage_enrolments (
    group_key, learner_key, org_key, corrected_on, corrected_by, correction_reason, load_file_key, line_no, is_removed)
VALUES (
    @group_key, @learner_key, @org_key, @corrected_on, @corrected_by, @correction_reason, @load_file_key, @line_no, 1);
