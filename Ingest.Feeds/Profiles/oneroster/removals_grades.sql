-- title: Удалённые результаты
-- feed: removals
-- source: results
-- One that was deleted, or is graded no longer.
SELECT
    'grades' AS feed,
    'OneRoster' AS removed_by,
    iif(result.status = 'tobedeleted', 'tobedeleted в выгрузке', 'оценка отозвана: ' || result.scoreStatus) AS reason,
    result.moment AS corrected_on,
    person.code AS learner_code,
    item.group_code,
    item.code AS module_code,
    item.control,
    result.attempt,
    result.source_file,
    result.source_line
FROM result
INNER JOIN line_item AS item ON item.sourcedId = result.item_id AND item.waits_for IS NULL
INNER JOIN person ON person.sourcedId = result.user_id
WHERE (result.status = 'tobedeleted' OR (NOT result.is_graded AND result.was_graded))
    AND (result.is_new OR (result.is_new_before AND result.status IS NOT 'tobedeleted') OR item.is_appearing OR person.is_appearing);
