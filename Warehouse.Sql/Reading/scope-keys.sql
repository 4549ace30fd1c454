-- title: Ключи того, кому что видно
-- grain: один зритель
-- A code that the warehouse does not know, and one that several organisations have while none is named, becomes -1, a key that matches
-- nothing: the fence stays closed.
SELECT
    iif(@organisation_code IS NULL, NULL, (
        SELECT iif(count(*) = 1, min(org_key), -1) FROM dim_organisation WHERE org_code = @organisation_code)) AS organisation_key,
    iif(@curator_code IS NULL, NULL, (
        SELECT iif(count(*) = 1, min(teacher.teacher_key), -1)
        FROM dim_teacher AS teacher
        INNER JOIN dim_organisation AS organisation ON organisation.org_key = teacher.org_key
        WHERE teacher.teacher_code = @curator_code
            AND (@organisation_code IS NULL OR organisation.org_code = @organisation_code))) AS curator_key,
    iif(@learner_code IS NULL, NULL, (
        SELECT iif(count(*) = 1, min(learner.learner_key), -1)
        FROM dim_learner AS learner
        INNER JOIN dim_organisation AS organisation ON organisation.org_key = learner.org_key
        WHERE learner.learner_code = @learner_code
            AND (@organisation_code IS NULL OR organisation.org_code = @organisation_code))) AS learner_key;
