-- title: {title}: что изменит отмена загрузки
-- grain: файл, значение которого стоит
-- parameters: file
-- roles: analyst
-- column: kind | Что с записями | key
-- column: file_name | Файл | text
-- column: rows_n | Записей | count
-- gone: nothing else brought the record; back: an earlier or another file's value takes its place; later: another file has corrected it since, its value
-- stays; returned: the file had removed it.
WITH own AS (
    SELECT {key: fact.$column}, fact.load_file_key, 1 AS stands, 0 AS is_removed
    FROM {table} AS fact
    WHERE fact.load_file_key = @file
    UNION ALL
    SELECT {key: revision.$column}, revision.load_file_key, 0, revision.is_removed
    FROM {table}_revision AS revision
    WHERE revision.load_file_key = @file
),
judged AS (
    SELECT
        iif(own.stands = 0, standing.load_file_key, NULL) AS later_key,
        CASE
            WHEN own.stands = 0 AND standing.load_file_key IS NOT NULL THEN 'later'
            WHEN own.is_removed = 1 THEN 'returned'
            WHEN own.stands = 1 AND EXISTS (
                SELECT 1
                FROM {table}_revision AS other
                WHERE
                    {key: other.$column = own.$column; AND}
                    AND other.load_file_key <> @file
                    AND other.is_removed = 0
                    AND other.load_file_key NOT IN (SELECT withdrawn_file_key FROM withdrawal)) THEN 'back'
            WHEN own.stands = 1 THEN 'gone'
            ELSE 'none'
        END AS kind
    FROM own
    LEFT JOIN {table} AS standing
        ON
            {key: standing.$column = own.$column; AND}
            AND standing.load_file_key <> @file
)
SELECT judged.kind, later.name AS file_name, count(*) AS rows_n
FROM judged
LEFT JOIN dim_load_file AS later ON later.load_file_key = judged.later_key
WHERE judged.kind <> 'none'
    AND @scope_organisation IS NULL
    AND @scope_groups IS NULL
    AND @scope_learner IS NULL
GROUP BY judged.kind, later.name
ORDER BY judged.kind, later.name;
