-- title: Носители: запись внесена по ошибке
INSERT INTO stage_carriers (
    org_key, carrier_kind, unit_no, year, corrected_on, corrected_by, correction_reason, load_file_key, line_no,
    is_removed)
VALUES (
    @org_key, @carrier_kind, @unit_no, @year, @corrected_on, @corrected_by, @correction_reason, @load_file_key,
    @line_no, 1);
