-- title: Пользователь по имени
SELECT
    name AS Name,
    password_hash AS PasswordHash,
    stamp AS Stamp,
    role AS Role,
    organisation_code AS OrganisationCode,
    teacher_code AS TeacherCode,
    learner_code AS LearnerCode,
    programme_codes AS ProgrammeCodes,
    group_codes AS GroupCodes,
    last_name AS LastName,
    first_name AS FirstName,
    middle_name AS MiddleName,
    is_disabled AS IsDisabled
FROM app.app_user
WHERE name_folded = @name_folded;
