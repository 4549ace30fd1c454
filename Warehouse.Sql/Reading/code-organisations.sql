-- title: Организации, в которых есть код
-- grain: организация
SELECT organisation.org_code
FROM dim_teacher AS teacher
INNER JOIN dim_organisation AS organisation ON organisation.org_key = teacher.org_key
WHERE teacher.teacher_code = @teacher_code
UNION ALL
SELECT organisation.org_code
FROM dim_learner AS learner
INNER JOIN dim_organisation AS organisation ON organisation.org_key = learner.org_key
WHERE learner.learner_code = @learner_code
ORDER BY org_code;
