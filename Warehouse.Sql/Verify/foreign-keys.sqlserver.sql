-- title: Строки, которые ссылаются на то, чего нет
-- Facts have no foreign keys on this engine, so that a bulk load need not look each of them up: here they are checked.
SELECT count(*)
FROM (
    SELECT 1 AS broken FROM fact_attendance AS child WHERE child.group_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_group AS parent WHERE parent.group_key = child.group_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_attendance AS child WHERE child.date_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_date AS parent WHERE parent.date_key = child.date_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_attendance AS child WHERE child.module_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_module AS parent WHERE parent.module_key = child.module_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_attendance AS child WHERE child.learner_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_learner AS parent WHERE parent.learner_key = child.learner_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_attendance AS child WHERE child.mark_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_attendance_mark AS parent WHERE parent.mark_key = child.mark_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_attendance AS child WHERE child.teacher_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_teacher AS parent WHERE parent.teacher_key = child.teacher_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_attendance AS child WHERE child.org_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_organisation AS parent WHERE parent.org_key = child.org_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_attendance AS child WHERE child.load_file_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_load_file AS parent WHERE parent.load_file_key = child.load_file_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_attendance_revision AS child WHERE child.load_file_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_load_file AS parent WHERE parent.load_file_key = child.load_file_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_grade AS child WHERE child.group_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_group AS parent WHERE parent.group_key = child.group_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_grade AS child WHERE child.learner_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_learner AS parent WHERE parent.learner_key = child.learner_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_grade AS child WHERE child.module_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_module AS parent WHERE parent.module_key = child.module_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_grade AS child WHERE child.control_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_control AS parent WHERE parent.control_key = child.control_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_grade AS child WHERE child.competency_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_competency AS parent WHERE parent.competency_key = child.competency_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_grade AS child WHERE child.date_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_date AS parent WHERE parent.date_key = child.date_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_grade AS child WHERE child.scale_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_scale AS parent WHERE parent.scale_key = child.scale_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_grade AS child WHERE child.teacher_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_teacher AS parent WHERE parent.teacher_key = child.teacher_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_grade AS child WHERE child.org_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_organisation AS parent WHERE parent.org_key = child.org_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_grade AS child WHERE child.load_file_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_load_file AS parent WHERE parent.load_file_key = child.load_file_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_grade_revision AS child WHERE child.load_file_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_load_file AS parent WHERE parent.load_file_key = child.load_file_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_award AS child WHERE child.learner_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_learner AS parent WHERE parent.learner_key = child.learner_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_award AS child WHERE child.award_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_award AS parent WHERE parent.award_key = child.award_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_award AS child WHERE child.date_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_date AS parent WHERE parent.date_key = child.date_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_award AS child WHERE child.group_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_group AS parent WHERE parent.group_key = child.group_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_award AS child WHERE child.org_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_organisation AS parent WHERE parent.org_key = child.org_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_award AS child WHERE child.load_file_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_load_file AS parent WHERE parent.load_file_key = child.load_file_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_award_revision AS child WHERE child.load_file_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_load_file AS parent WHERE parent.load_file_key = child.load_file_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_enrolment AS child WHERE child.group_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_group AS parent WHERE parent.group_key = child.group_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_enrolment AS child WHERE child.learner_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_learner AS parent WHERE parent.learner_key = child.learner_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_enrolment AS child WHERE child.enrolled_date_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_date AS parent WHERE parent.date_key = child.enrolled_date_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_enrolment AS child WHERE child.org_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_organisation AS parent WHERE parent.org_key = child.org_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_enrolment AS child WHERE child.load_file_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_load_file AS parent WHERE parent.load_file_key = child.load_file_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_enrolment_revision AS child WHERE child.load_file_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_load_file AS parent WHERE parent.load_file_key = child.load_file_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_document AS child WHERE child.document_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_document AS parent WHERE parent.document_key = child.document_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_document AS child WHERE child.issued_date_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_date AS parent WHERE parent.date_key = child.issued_date_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_document AS child WHERE child.learner_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_learner AS parent WHERE parent.learner_key = child.learner_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_document AS child WHERE child.group_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_group AS parent WHERE parent.group_key = child.group_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_document AS child WHERE child.org_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_organisation AS parent WHERE parent.org_key = child.org_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_document AS child WHERE child.load_file_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_load_file AS parent WHERE parent.load_file_key = child.load_file_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_document_revision AS child WHERE child.load_file_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_load_file AS parent WHERE parent.load_file_key = child.load_file_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_plan AS child WHERE child.programme_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_programme AS parent WHERE parent.programme_key = child.programme_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_plan AS child WHERE child.group_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_group AS parent WHERE parent.group_key = child.group_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_plan AS child WHERE child.module_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_module AS parent WHERE parent.module_key = child.module_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_plan AS child WHERE child.competency_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_competency AS parent WHERE parent.competency_key = child.competency_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_plan AS child WHERE child.org_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_organisation AS parent WHERE parent.org_key = child.org_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_plan AS child WHERE child.load_file_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_load_file AS parent WHERE parent.load_file_key = child.load_file_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_plan_revision AS child WHERE child.load_file_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_load_file AS parent WHERE parent.load_file_key = child.load_file_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_carrier AS child WHERE child.org_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_organisation AS parent WHERE parent.org_key = child.org_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_carrier AS child WHERE child.group_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_group AS parent WHERE parent.group_key = child.group_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_carrier AS child WHERE child.load_file_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_load_file AS parent WHERE parent.load_file_key = child.load_file_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_carrier_revision AS child WHERE child.load_file_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_load_file AS parent WHERE parent.load_file_key = child.load_file_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_target AS child WHERE child.org_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_organisation AS parent WHERE parent.org_key = child.org_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_target AS child WHERE child.programme_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_programme AS parent WHERE parent.programme_key = child.programme_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_target AS child WHERE child.group_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_group AS parent WHERE parent.group_key = child.group_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_target AS child WHERE child.load_file_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_load_file AS parent WHERE parent.load_file_key = child.load_file_key)
    UNION ALL
    SELECT 1 AS broken FROM fact_target_revision AS child WHERE child.load_file_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dim_load_file AS parent WHERE parent.load_file_key = child.load_file_key)
) AS orphan;
