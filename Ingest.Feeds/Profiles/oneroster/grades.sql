-- title: Результаты заданий
-- feed: grades
-- source: results
-- A result that is fully graded; who is exempt has the word for it. Points are a share of what the task can give; a task of 1 or 2 to 5 is graded by the
-- five-point scale itself. A task whose bounds change grades its results anew.
SELECT
    person.code AS learner_code,
    item.group_code,
    item.code AS module_code,
    item.control,
    result.scoreDate AS graded_on,
    CASE
        WHEN result.scoreStatus = 'exempt' THEN 'осв.'
        WHEN result.said IS NULL THEN NULL
        WHEN NOT result.is_number THEN result.said
        WHEN item.least >= 1 AND item.most = 5 THEN printf('%g', result.number)
        WHEN item.most > item.least THEN printf('%.2f', round(100 * (result.number - item.least) / (item.most - item.least), 2))
    END AS grade,
    iif(result.scoreStatus <> 'exempt' AND result.is_number AND NOT (item.least >= 1 AND item.most = 5), 'hundred', 'five') AS scale,
    result.attempt,
    result.sourcedId AS source_id,
    iif(result.is_latest, nullif(max(coalesce(result.moment, ''), coalesce(item.changed_at, '')), ''), result.moment) AS corrected_on,
    result.source_file,
    result.source_line,
    CASE
        WHEN item.sourcedId IS NULL THEN 'lineItems'
        WHEN person.code IS NULL THEN 'users'
        ELSE item.waits_for
    END AS waits_for
FROM result
LEFT JOIN line_item AS item ON item.sourcedId = result.item_id
LEFT JOIN person ON person.sourcedId = result.user_id
WHERE result.is_graded AND (result.is_new OR (item.is_new AND result.is_latest) OR item.is_appearing OR person.is_appearing);
