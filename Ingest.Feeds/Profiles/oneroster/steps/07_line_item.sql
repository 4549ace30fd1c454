-- A task by the last row that tells of it, with its group and kind of control, or what has still to come for them. As a module of the programme its code is
-- that of the course and the first title, so that one task of several groups is one module; a second of the same title in a class gets a number. The
-- class and the category are those of the first row: they are in the keys of grades.
WITH told AS (
    SELECT
        *,
        first_value(substr(title, 1, 120)) OVER own AS wanted,
        first_value(classSourcedId) OVER own AS class_id,
        first_value(categorySourcedId) OVER own AS category_id,
        first_value(is_new) OVER own AS is_appearing,
        first_value(source_file) OVER own AS first_file,
        first_value(source_line) OVER own AS first_line
    FROM lineItems
    WINDOW own AS (PARTITION BY sourcedId ORDER BY source_file, source_line)
),
placed AS (
    SELECT *, dense_rank() OVER (PARTITION BY class_id, wanted ORDER BY first_file, first_line) AS place
    FROM told
)
SELECT
    item.sourcedId,
    item.status,
    item.title,
    substr(item.changed_at, 1, 19) AS changed_at,
    item.is_new,
    item.source_file,
    item.source_line,
    item.is_appearing OR coalesce(class.is_appearing OR course.is_appearing OR kind.is_appearing, 0) AS is_appearing,
    class.code AS group_code,
    course.code AS programme_code,
    course.code || ': ' || item.wanted || iif(item.place > 1, ' (' || item.place || ')', '') AS code,
    kind.title AS kind,
    coalesce(kind.control, 'current') AS control,
    CAST(replace(coalesce(item.resultValueMin, '0'), ',', '.') AS REAL) AS least,
    CAST(replace(item.resultValueMax, ',', '.') AS REAL) AS most,
    CASE
        WHEN class.code IS NULL THEN 'classes'
        WHEN course.code IS NULL THEN 'courses'
        WHEN item.category_id IS NOT NULL AND kind.sourcedId IS NULL THEN 'categories'
    END AS waits_for
FROM placed AS item
LEFT JOIN class ON class.sourcedId = item.class_id
LEFT JOIN course ON course.sourcedId = class.courseSourcedId
LEFT JOIN kind ON kind.sourcedId = item.category_id
WHERE item.is_latest;
