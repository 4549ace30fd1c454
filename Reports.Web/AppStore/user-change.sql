-- title: Роль и доступ пользователя
-- The last working administrator stays one: nobody can lock everybody out.
UPDATE app.app_user
SET role = @role,
    organisation_code = @organisation_code,
    teacher_code = @teacher_code,
    learner_code = @learner_code,
    is_disabled = @is_disabled,
    stamp = @stamp
WHERE name_folded = @name_folded
    AND ((@role = 'administrator' AND @is_disabled = 0)
        OR EXISTS (
            SELECT 1 FROM app.app_user AS other
            WHERE other.role = 'administrator' AND other.is_disabled = 0 AND other.name_folded <> @name_folded));
