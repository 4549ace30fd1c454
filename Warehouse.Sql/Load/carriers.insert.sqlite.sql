-- title: Носители: новая строка
-- Changes no row when the key is known: the caller stages it then.
INSERT INTO fact_carrier (
    org_key, carrier_kind, unit_no, year, group_key, title, medium, derivative_of, place, closed_on, sheets,
    corrected_on, corrected_by, correction_reason, load_file_key, line_no)
VALUES (
    @org_key, @carrier_kind, @unit_no, @year, @group_key, @title, @medium, @derivative_of, @place, @closed_on, @sheets,
    @corrected_on, @corrected_by, @correction_reason, @load_file_key, @line_no)
ON CONFLICT DO NOTHING;
