-- title: Группа
-- grain: группа, сведения о которой принесла загрузка после момента
-- tables: dim_group
-- feeds: groups
{compared: -- attribute: $column | $title;}
-- parameters: known, organisation
-- A group has no history: what stood there before is not kept.
SELECT
    member.programme_key,
    member.group_key,
    NULL AS learner_key,
    NULL AS teacher_key,
    coalesce(member.starts_on, 0) AS first_day,
    coalesce(member.ends_on, 99991231) AS last_day,
    0 AS is_removed,
    0 AS was_known,
    later.load_file_key,
    later.name AS file_name,
    later.finished_at,
    member.line_no,
    NULL AS corrected_on,
    NULL AS corrected_by,
    NULL AS correction_reason,
    member.group_code AS subject,
    {compared: member.$column, NULL AS was_$column}
FROM dim_group AS member
INNER JOIN dim_load_file AS later ON later.load_file_key = member.load_file_key
WHERE later.state = 'loaded'
    AND later.finished_at > @known
    AND (@organisation IS NULL OR member.org_key = @organisation)
    AND (@scope_organisation IS NULL OR member.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR member.group_key IN ({> Parts/scope-groups}))
    AND @scope_learner IS NULL
ORDER BY later.load_file_key, member.line_no;
