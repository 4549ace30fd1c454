-- title: Поощрения: запись внесена по ошибке
INSERT INTO stage_awards (
    learner_key, award_key, date_key, order_no, org_key, corrected_on, corrected_by, correction_reason, load_file_key,
    line_no, is_removed)
VALUES (
    @learner_key, @award_key, @date_key, @order_no, @org_key, @corrected_on, @corrected_by, @correction_reason,
    @load_file_key, @line_no, 1);
