-- title: Задания как модули программы
-- feed: modules
-- source: lineItems
SELECT
    programme_code,
    code AS module_code,
    title AS name,
    kind AS control_form,
    source_file,
    source_line,
    waits_for
FROM line_item
WHERE status IS NOT 'tobedeleted' AND (is_new OR is_appearing);
