-- title: Преподаватели для отбора
-- grain: преподаватель
-- parameters: organisation
-- column: teacher_key | Ключ | key
-- column: name | Преподаватель | text
-- column: code | Код | text
-- column: organisation_code | Код организации | text
SELECT
    teacher.teacher_key,
    coalesce(
        nullif(trim(concat(teacher.last_name, ' ', teacher.first_name, ' ', teacher.middle_name)), ''),
        teacher.teacher_code) AS name,
    teacher.teacher_code AS code,
    organisation.org_code AS organisation_code
FROM dim_teacher AS teacher
INNER JOIN dim_organisation AS organisation ON organisation.org_key = teacher.org_key
WHERE teacher.teacher_key <> 0
    AND (@organisation IS NULL OR teacher.org_key = @organisation)
    AND (@scope_organisation IS NULL OR teacher.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR teacher.teacher_key IN ({> Parts/scope-curators}) OR EXISTS (
        SELECT 1 FROM mart_grade_day AS grade
        INNER JOIN dim_group AS study ON study.group_key = grade.group_key
        WHERE study.group_key IN ({> Parts/scope-groups}) AND grade.teacher_key = teacher.teacher_key))
    AND (@scope_learner IS NULL OR EXISTS (
        SELECT 1
        FROM (SELECT DISTINCT group_key FROM mart_learner_month WHERE learner_key = @scope_learner) AS own
        CROSS JOIN fact_grade AS grade
        WHERE grade.group_key = own.group_key AND grade.learner_key = @scope_learner AND grade.teacher_key = teacher.teacher_key))
ORDER BY name, teacher.teacher_key;
