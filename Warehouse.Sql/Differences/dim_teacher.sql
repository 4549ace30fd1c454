-- title: Преподаватель
-- grain: редакция сведений, которую принесла загрузка после момента
-- tables: dim_teacher, dim_teacher_history
-- feeds: teachers
-- attribute: degree | степень
-- attribute: title | звание
-- attribute: category | категория
-- attribute: staff | штат
-- attribute: trained_on | повышение квалификации
-- parameters: known, organisation
-- The version before it in time stands beside; one that a file wrote over is not kept.
SELECT
    NULL AS programme_key,
    NULL AS group_key,
    NULL AS learner_key,
    version.teacher_key,
    version.valid_from AS first_day,
    version.valid_to AS last_day,
    0 AS is_removed,
    iif(before.teacher_key IS NULL, 0, 1) AS was_known,
    later.load_file_key,
    later.name AS file_name,
    later.finished_at,
    version.line_no,
    NULL AS corrected_on,
    NULL AS corrected_by,
    NULL AS correction_reason,
    trim(concat(member.last_name, ' ', member.first_name, ' ', member.middle_name)) AS subject,
    version.degree,
    before.degree AS was_degree,
    version.title,
    before.title AS was_title,
    version.category,
    before.category AS was_category,
    version.staff,
    before.staff AS was_staff,
    version.trained_on,
    before.trained_on AS was_trained_on
FROM dim_teacher_history AS version
INNER JOIN dim_load_file AS later ON later.load_file_key = version.load_file_key
INNER JOIN dim_teacher AS member ON member.teacher_key = version.teacher_key
LEFT JOIN dim_teacher_history AS before ON before.teacher_key = version.teacher_key AND before.valid_to = version.valid_from
WHERE later.state = 'loaded'
    AND later.finished_at > @known
    AND (@organisation IS NULL OR member.org_key = @organisation)
    AND (@scope_organisation IS NULL OR member.org_key = @scope_organisation)
    AND (@scope_curator IS NULL OR member.teacher_key = @scope_curator)
    AND @scope_learner IS NULL
ORDER BY later.load_file_key, version.line_no;
