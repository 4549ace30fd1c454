-- title: {singular}
-- grain: редакция сведений, которую принесла загрузка после момента
-- tables: {table}, {table}_history
-- feeds: {feed}
{compared: -- attribute: $column | $title;}
-- parameters: known, organisation
-- The version before it in time stands beside; one that a file wrote over is not kept.
SELECT
    seen.programme_key,
    seen.group_key,
    seen.learner_key,
    seen.teacher_key,
    version.valid_from AS first_day,
    version.valid_to AS last_day,
    0 AS is_removed,
    iif(before.{member} IS NULL, 0, 1) AS was_known,
    later.load_file_key,
    later.name AS file_name,
    later.finished_at,
    version.line_no,
    NULL AS corrected_on,
    NULL AS corrected_by,
    NULL AS correction_reason,
    seen.subject,
    {compared: version.$column, before.$column AS was_$column}
FROM {table}_history AS version
INNER JOIN dim_load_file AS later ON later.load_file_key = version.load_file_key
INNER JOIN (
{> Dimensions/{name}.seen}
) AS seen ON seen.{member} = version.{member}
LEFT JOIN {table}_history AS before ON before.{member} = version.{member} AND before.valid_to = version.valid_from
WHERE later.state = 'loaded'
    AND later.finished_at > @known
ORDER BY later.load_file_key, version.line_no;
