-- title: Зачисления: новая строка
-- Changes no row when the key is known: the caller stages it then.
INSERT INTO fact_enrolment (
    group_key, learner_key, enrolled_date_key, started_date_key, completed_date_key, left_date_key, enrolment_order,
    leaving_order, outcome, referral, dormitory, org_key, corrected_on, corrected_by, correction_reason, load_file_key,
    line_no)
VALUES (
    @group_key, @learner_key, @enrolled_date_key, @started_date_key, @completed_date_key, @left_date_key,
    @enrolment_order, @leaving_order, @outcome, @referral, @dormitory, @org_key, @corrected_on, @corrected_by,
    @correction_reason, @load_file_key, @line_no)
ON CONFLICT DO NOTHING;
