-- title: Новый пользователь
INSERT INTO app.app_user (
    name, name_folded, password_hash, stamp, role, organisation_code, teacher_code, learner_code, programme_codes, group_codes,
    last_name, first_name, middle_name, created_at)
VALUES (
    @name, @name_folded, @password_hash, @stamp, @role, @organisation_code, @teacher_code, @learner_code, @programme_codes, @group_codes,
    @last_name, @first_name, @middle_name, @created_at);
