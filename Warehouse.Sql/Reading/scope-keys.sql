-- title: Ключи того, кому что видно
-- grain: один зритель
-- A code that the warehouse does not know becomes -1, a key that matches nothing: the fence stays closed.
SELECT
    iif(@organisation_code IS NULL, NULL, coalesce((
        SELECT min(org_key) FROM dim_organisation WHERE org_code = @organisation_code), -1)) AS organisation_key,
    iif(@curator_code IS NULL, NULL, coalesce((
        SELECT min(teacher.teacher_key)
        FROM dim_teacher AS teacher
        INNER JOIN dim_organisation AS organisation ON organisation.org_key = teacher.org_key
        WHERE teacher.teacher_code = @curator_code
            AND (@organisation_code IS NULL OR organisation.org_code = @organisation_code)), -1)) AS curator_key,
    iif(@learner_code IS NULL, NULL, coalesce((
        SELECT min(learner.learner_key)
        FROM dim_learner AS learner
        INNER JOIN dim_organisation AS organisation ON organisation.org_key = learner.org_key
        WHERE learner.learner_code = @learner_code
            AND (@organisation_code IS NULL OR organisation.org_code = @organisation_code)), -1)) AS learner_key;
