-- Leaves of a copy of the warehouse what a fence holds: its groups, its learners, their facts. @groups holds codes, @learners
-- codes with their organisation, @organisation the organisation of a fence by organisation alone. Loads and quarantine stay.
CREATE TEMP TABLE inside_group AS
SELECT 0 AS group_key
UNION ALL
SELECT study.group_key FROM dim_group AS study WHERE study.group_code IN (SELECT value FROM json_each(@groups));

CREATE TEMP TABLE inside_learner AS
SELECT learner.learner_key
FROM dim_learner AS learner
INNER JOIN dim_organisation AS organisation ON organisation.org_key = learner.org_key
WHERE concat(organisation.org_code, '/', learner.learner_code) IN (SELECT value FROM json_each(@learners));

CREATE TEMP TABLE inside_programme AS
SELECT 0 AS programme_key
UNION
SELECT study.programme_key FROM dim_group AS study INNER JOIN inside_group AS inside ON inside.group_key = study.group_key;

DELETE FROM fact_attendance WHERE group_key NOT IN (SELECT group_key FROM inside_group) OR learner_key NOT IN (SELECT learner_key FROM inside_learner);
DELETE FROM fact_attendance_revision WHERE group_key NOT IN (SELECT group_key FROM inside_group) OR learner_key NOT IN (SELECT learner_key FROM inside_learner);
DELETE FROM fact_grade WHERE group_key NOT IN (SELECT group_key FROM inside_group) OR learner_key NOT IN (SELECT learner_key FROM inside_learner);
DELETE FROM fact_grade_revision WHERE group_key NOT IN (SELECT group_key FROM inside_group) OR learner_key NOT IN (SELECT learner_key FROM inside_learner);
DELETE FROM fact_enrolment WHERE group_key NOT IN (SELECT group_key FROM inside_group) OR learner_key NOT IN (SELECT learner_key FROM inside_learner);
DELETE FROM fact_enrolment_revision WHERE group_key NOT IN (SELECT group_key FROM inside_group) OR learner_key NOT IN (SELECT learner_key FROM inside_learner);
DELETE FROM fact_award WHERE group_key NOT IN (SELECT group_key FROM inside_group) OR learner_key NOT IN (SELECT learner_key FROM inside_learner);
DELETE FROM fact_award_revision WHERE coalesce(group_key, 0) NOT IN (SELECT group_key FROM inside_group) OR learner_key NOT IN (SELECT learner_key FROM inside_learner);
DELETE FROM fact_document WHERE group_key NOT IN (SELECT group_key FROM inside_group) OR learner_key NOT IN (SELECT learner_key FROM inside_learner);
DELETE FROM fact_document_revision WHERE group_key NOT IN (SELECT group_key FROM inside_group) OR learner_key NOT IN (SELECT learner_key FROM inside_learner);
DELETE FROM fact_plan WHERE group_key NOT IN (SELECT group_key FROM inside_group) OR programme_key NOT IN (SELECT programme_key FROM inside_programme);
DELETE FROM fact_plan_revision WHERE group_key NOT IN (SELECT group_key FROM inside_group) OR programme_key NOT IN (SELECT programme_key FROM inside_programme);
DELETE FROM fact_target WHERE group_key NOT IN (SELECT group_key FROM inside_group) OR programme_key NOT IN (SELECT programme_key FROM inside_programme)
    OR org_key NOT IN (SELECT study.org_key FROM dim_group AS study INNER JOIN inside_group AS inside ON inside.group_key = study.group_key WHERE study.group_key <> 0);
DELETE FROM fact_target_revision WHERE group_key NOT IN (SELECT group_key FROM inside_group) OR programme_key NOT IN (SELECT programme_key FROM inside_programme)
    OR org_key NOT IN (SELECT study.org_key FROM dim_group AS study INNER JOIN inside_group AS inside ON inside.group_key = study.group_key WHERE study.group_key <> 0);
DELETE FROM fact_carrier WHERE group_key NOT IN (SELECT group_key FROM inside_group);
DELETE FROM fact_carrier_revision WHERE coalesce(group_key, 0) NOT IN (SELECT group_key FROM inside_group);

DELETE FROM learner_person WHERE learner_key NOT IN (SELECT learner_key FROM inside_learner);
DELETE FROM dim_learner_history WHERE learner_key NOT IN (SELECT learner_key FROM inside_learner);
DELETE FROM dim_learner WHERE learner_key <> 0 AND learner_key NOT IN (SELECT learner_key FROM inside_learner);
DELETE FROM dim_teacher WHERE teacher_key <> 0
    AND teacher_key NOT IN (SELECT curator_key FROM dim_group AS study INNER JOIN inside_group AS inside ON inside.group_key = study.group_key)
    AND teacher_key NOT IN (SELECT teacher_key FROM fact_grade)
    AND teacher_key NOT IN (SELECT teacher_key FROM fact_attendance)
    AND org_key NOT IN (SELECT org_key FROM dim_organisation WHERE org_code = @organisation);
DELETE FROM dim_teacher_history WHERE teacher_key NOT IN (SELECT teacher_key FROM dim_teacher);
DELETE FROM dim_group WHERE group_key NOT IN (SELECT group_key FROM inside_group);
DELETE FROM dim_programme_history WHERE programme_key NOT IN (SELECT programme_key FROM inside_programme);
DELETE FROM dim_programme_module WHERE programme_key NOT IN (SELECT programme_key FROM inside_programme);
DELETE FROM dim_programme_competency WHERE programme_key NOT IN (SELECT programme_key FROM inside_programme);
DELETE FROM dim_programme WHERE programme_key NOT IN (SELECT programme_key FROM inside_programme);

-- Rebuilt after this; a group that is gone would keep its rows.
DELETE FROM mart_attempt;
DELETE FROM mart_attempt_day;
DELETE FROM mart_attendance_day;
DELETE FROM mart_attendance_left_out;
DELETE FROM mart_cohort_day;
DELETE FROM mart_completion;
DELETE FROM mart_enrolment_day;
DELETE FROM mart_evidence;
DELETE FROM mart_finding;
DELETE FROM mart_grade_day;
DELETE FROM mart_learner_month;
DELETE FROM mart_outcome;
DELETE FROM mart_outcome_group;
