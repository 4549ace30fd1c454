-- title: Зачисления: спорная строка
INSERT INTO stage_enrolments (
    group_key, learner_key, enrolled_date_key, started_date_key, completed_date_key, left_date_key, enrolment_order,
    leaving_order, outcome, referral, dormitory, org_key, corrected_on, corrected_by, correction_reason, load_file_key,
    line_no, is_removed)
VALUES (
    @group_key, @learner_key, @enrolled_date_key, @started_date_key, @completed_date_key, @left_date_key,
    @enrolment_order, @leaving_order, @outcome, @referral, @dormitory, @org_key, @corrected_on, @corrected_by,
    @correction_reason, @load_file_key, @line_no, 0);
