-- title: Поощрения: новая строка
-- Changes no row when the key is known: the caller stages it then.
INSERT INTO fact_award (
    learner_key, award_key, date_key, order_no, order_date_key, ground, level, title, group_key, publication_consent,
    org_key, corrected_on, corrected_by, correction_reason, load_file_key, line_no)
VALUES (
    @learner_key, @award_key, @date_key, @order_no, @order_date_key, @ground, @level, @title, @group_key,
    @publication_consent, @org_key, @corrected_on, @corrected_by, @correction_reason, @load_file_key, @line_no)
ON CONFLICT DO NOTHING;
