-- title: Роль и доступ пользователя
-- The last working administrator without a fence stays so, since nobody else could lift one. Where there is none any more, the last working
-- administrator stays one: nobody can lock everybody out.
UPDATE app.app_user
SET role = @role,
    organisation_code = @organisation_code,
    teacher_code = @teacher_code,
    learner_code = @learner_code,
    programme_codes = @programme_codes,
    group_codes = @group_codes,
    last_name = @last_name,
    first_name = @first_name,
    middle_name = @middle_name,
    is_disabled = @is_disabled,
    stamp = @stamp
WHERE name_folded = @name_folded
    AND ((@role = 'administrator' AND @is_disabled = 0
            AND @organisation_code IS NULL AND @learner_code IS NULL AND @programme_codes IS NULL AND @group_codes IS NULL)
        OR EXISTS (
            SELECT 1 FROM app.app_user AS other
            WHERE other.role = 'administrator' AND other.is_disabled = 0 AND other.name_folded <> @name_folded
                AND other.organisation_code IS NULL AND other.learner_code IS NULL
                AND other.programme_codes IS NULL AND other.group_codes IS NULL)
        OR (NOT EXISTS (
                SELECT 1 FROM app.app_user AS own
                WHERE own.role = 'administrator' AND own.is_disabled = 0 AND own.name_folded = @name_folded
                    AND own.organisation_code IS NULL AND own.learner_code IS NULL
                    AND own.programme_codes IS NULL AND own.group_codes IS NULL)
            AND ((@role = 'administrator' AND @is_disabled = 0)
                OR EXISTS (
                    SELECT 1 FROM app.app_user AS other
                    WHERE other.role = 'administrator' AND other.is_disabled = 0 AND other.name_folded <> @name_folded))));
