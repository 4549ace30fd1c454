-- title: План: новая строка
-- Changes no row when the key is known: the caller stages it then.
INSERT INTO fact_plan (
    programme_key, group_key, module_key, competency_key, valid_from, planned_share, planned_learners, org_key,
    corrected_on, corrected_by, correction_reason, load_file_key, line_no)
VALUES (
    @programme_key, @group_key, @module_key, @competency_key, @valid_from, @planned_share, @planned_learners, @org_key,
    @corrected_on, @corrected_by, @correction_reason, @load_file_key, @line_no)
ON CONFLICT DO NOTHING;
