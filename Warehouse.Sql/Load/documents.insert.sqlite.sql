-- title: Выданные документы: новая строка
-- Changes no row when the key is known: the caller stages it then.
INSERT INTO fact_document (
    document_key, registration_no, issued_date_key, learner_key, group_key, blank_series, blank_no, delivery,
    sent_date_key, receipt_no, status, original_registration_no, org_key, corrected_on, corrected_by, correction_reason,
    load_file_key, line_no)
VALUES (
    @document_key, @registration_no, @issued_date_key, @learner_key, @group_key, @blank_series, @blank_no, @delivery,
    @sent_date_key, @receipt_no, @status, @original_registration_no, @org_key, @corrected_on, @corrected_by,
    @correction_reason, @load_file_key, @line_no)
ON CONFLICT DO NOTHING;
