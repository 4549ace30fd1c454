-- title: Выданные документы: запись внесена по ошибке
INSERT INTO stage_documents (
    document_key, registration_no, org_key, corrected_on, corrected_by, correction_reason, load_file_key, line_no,
    is_removed)
VALUES (
    @document_key, @registration_no, @org_key, @corrected_on, @corrected_by, @correction_reason, @load_file_key,
    @line_no, 1);
