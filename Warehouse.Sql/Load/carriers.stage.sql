-- title: Носители: спорная строка
INSERT INTO stage_carriers (
    org_key, carrier_kind, unit_no, year, group_key, title, medium, derivative_of, place, closed_on, sheets,
    corrected_on, corrected_by, correction_reason, load_file_key, line_no, is_removed)
VALUES (
    @org_key, @carrier_kind, @unit_no, @year, @group_key, @title, @medium, @derivative_of, @place, @closed_on, @sheets,
    @corrected_on, @corrected_by, @correction_reason, @load_file_key, @line_no, 0);
