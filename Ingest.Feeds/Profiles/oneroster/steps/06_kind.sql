-- A category of tasks as a kind of control: what its first title says, where that is a word for one; otherwise it is current control.
SELECT DISTINCT
    sourcedId,
    coalesce(word('control', first_value(title) OVER own), 'current') AS control,
    first_value(title) OVER own AS title,
    first_value(is_new) OVER own AS is_appearing
FROM categories
WINDOW own AS (PARTITION BY sourcedId ORDER BY source_file, source_line);
