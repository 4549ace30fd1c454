-- title: Поощрения: спорная строка
INSERT INTO stage_awards (
    learner_key, award_key, date_key, order_no, order_date_key, ground, level, title, group_key, publication_consent,
    org_key, corrected_on, corrected_by, correction_reason, load_file_key, line_no, is_removed)
VALUES (
    @learner_key, @award_key, @date_key, @order_no, @order_date_key, @ground, @level, @title, @group_key,
    @publication_consent, @org_key, @corrected_on, @corrected_by, @correction_reason, @load_file_key, @line_no, 0);
