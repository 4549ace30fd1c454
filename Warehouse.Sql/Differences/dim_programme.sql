-- title: Программа
-- grain: редакция сведений, которую принесла загрузка после момента
-- tables: dim_programme, dim_programme_history
-- feeds: programmes
-- attribute: kind | вид
-- attribute: hours | часы
-- attribute: professional_standard | профстандарт
-- attribute: priority_area | приоритетное направление
-- attribute: accredited_from | аккредитована с
-- attribute: accredited_to | аккредитована по
-- attribute: approved_on | утверждена
-- attribute: delivery | реализация
-- parameters: known, organisation
-- The version before it in time stands beside; one that a file wrote over is not kept.
SELECT
    version.programme_key,
    NULL AS group_key,
    NULL AS learner_key,
    NULL AS teacher_key,
    version.valid_from AS first_day,
    version.valid_to AS last_day,
    0 AS is_removed,
    iif(before.programme_key IS NULL, 0, 1) AS was_known,
    later.load_file_key,
    later.name AS file_name,
    later.finished_at,
    version.line_no,
    NULL AS corrected_on,
    NULL AS corrected_by,
    NULL AS correction_reason,
    coalesce(member.name, member.programme_code) AS subject,
    version.kind,
    before.kind AS was_kind,
    version.hours,
    before.hours AS was_hours,
    version.professional_standard,
    before.professional_standard AS was_professional_standard,
    version.priority_area,
    before.priority_area AS was_priority_area,
    version.accredited_from,
    before.accredited_from AS was_accredited_from,
    version.accredited_to,
    before.accredited_to AS was_accredited_to,
    version.approved_on,
    before.approved_on AS was_approved_on,
    version.delivery,
    before.delivery AS was_delivery
FROM dim_programme_history AS version
INNER JOIN dim_load_file AS later ON later.load_file_key = version.load_file_key
INNER JOIN dim_programme AS member ON member.programme_key = version.programme_key
LEFT JOIN dim_programme_history AS before ON before.programme_key = version.programme_key AND before.valid_to = version.valid_from
WHERE later.state = 'loaded'
    AND later.finished_at > @known
    AND (@organisation IS NULL OR member.org_key = @organisation)
    AND (@scope_organisation IS NULL OR member.org_key = @scope_organisation)
    AND (@scope_curator IS NULL OR EXISTS (
        SELECT 1 FROM dim_group AS study WHERE study.programme_key = member.programme_key AND study.curator_key = @scope_curator))
    AND @scope_learner IS NULL
ORDER BY later.load_file_key, version.line_no;
