-- title: {title}, как было известно на момент
INSERT INTO {table} (
    {columns})
SELECT
    {columns: fact.$column}
FROM dbo.{table} AS fact
WHERE fact.load_file_key IN (SELECT load_file_key FROM dbo.dim_load_file WHERE state = 'loaded' AND finished_at <= @known)
    AND NOT EXISTS (
        SELECT 1
        FROM dbo.{table}_revision AS revision
        WHERE
            {key: revision.$column = fact.$column; AND})
UNION ALL
-- Keys with a history: of the versions known by then, the last one.
SELECT
    {columns}
FROM (
    SELECT version.*, row_number() OVER (
        PARTITION BY {key}
        ORDER BY coalesce(corrected_on, iif(is_removed = 1, '9999', '')) DESC, is_removed DESC, load_file_key DESC, line_no DESC) AS version_no
    FROM (
        SELECT
            {columns: fact.$column},
            0 AS is_removed
        FROM dbo.{table} AS fact
        WHERE EXISTS (
            SELECT 1
            FROM dbo.{table}_revision AS revision
            WHERE
                {key: revision.$column = fact.$column; AND})
        UNION ALL
        SELECT
            {columns},
            is_removed
        FROM dbo.{table}_revision
    ) AS version
    WHERE load_file_key IN (SELECT load_file_key FROM dbo.dim_load_file WHERE state = 'loaded' AND finished_at <= @known)
        -- A file that is withdrawn by now was not yet withdrawn then, or it was.
        AND load_file_key NOT IN (
            SELECT gone.withdrawn_file_key
            FROM dbo.withdrawal AS gone
            INNER JOIN dbo.dim_load_file AS teller ON teller.load_file_key = gone.load_file_key
            WHERE teller.state = 'loaded' AND teller.finished_at <= @known)
) AS ranked
WHERE version_no = 1 AND is_removed = 0;
