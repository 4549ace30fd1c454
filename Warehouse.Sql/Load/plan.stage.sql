-- title: План: спорная строка
INSERT INTO stage_plan (
    programme_key, group_key, module_key, competency_key, valid_from, planned_share, planned_learners, org_key,
    corrected_on, corrected_by, correction_reason, load_file_key, line_no, is_removed)
VALUES (
    @programme_key, @group_key, @module_key, @competency_key, @valid_from, @planned_share, @planned_learners, @org_key,
    @corrected_on, @corrected_by, @correction_reason, @load_file_key, @line_no, 0);
