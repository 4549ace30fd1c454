-- title: Слушатель
-- grain: редакция сведений, которую принесла загрузка после момента
-- tables: dim_learner, dim_learner_history
-- feeds: learners
-- attribute: sex | пол
-- attribute: birth_year | год рождения
-- attribute: citizenship | гражданство
-- attribute: education_level | образование
-- attribute: employment_category | категория
-- attribute: employer | работодатель
-- attribute: region | регион
-- parameters: known, organisation
-- The version before it in time stands beside; one that a file wrote over is not kept.
SELECT
    NULL AS programme_key,
    NULL AS group_key,
    version.learner_key,
    NULL AS teacher_key,
    version.valid_from AS first_day,
    version.valid_to AS last_day,
    0 AS is_removed,
    iif(before.learner_key IS NULL, 0, 1) AS was_known,
    later.load_file_key,
    later.name AS file_name,
    later.finished_at,
    version.line_no,
    NULL AS corrected_on,
    NULL AS corrected_by,
    NULL AS correction_reason,
    member.learner_code AS subject,
    version.sex,
    before.sex AS was_sex,
    version.birth_year,
    before.birth_year AS was_birth_year,
    version.citizenship,
    before.citizenship AS was_citizenship,
    version.education_level,
    before.education_level AS was_education_level,
    version.employment_category,
    before.employment_category AS was_employment_category,
    version.employer,
    before.employer AS was_employer,
    version.region,
    before.region AS was_region
FROM dim_learner_history AS version
INNER JOIN dim_load_file AS later ON later.load_file_key = version.load_file_key
INNER JOIN dim_learner AS member ON member.learner_key = version.learner_key
LEFT JOIN dim_learner_history AS before ON before.learner_key = version.learner_key AND before.valid_to = version.valid_from
WHERE later.state = 'loaded'
    AND later.finished_at > @known
    AND (@organisation IS NULL OR member.org_key = @organisation)
    AND (@scope_organisation IS NULL OR member.org_key = @scope_organisation)
    AND (@scope_curator IS NULL OR EXISTS (
        SELECT 1
        FROM fact_enrolment AS fact
        INNER JOIN dim_group AS study ON study.group_key = fact.group_key
        WHERE fact.learner_key = member.learner_key AND study.curator_key = @scope_curator))
    AND (@scope_learner IS NULL OR member.learner_key = @scope_learner)
ORDER BY later.load_file_key, version.line_no;
