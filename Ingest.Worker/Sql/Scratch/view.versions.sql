-- A raw table whose rows are versions of one another. One that does not say when it changed, in a file of the whole, holds from the last change
-- that is known of its key: it comes after what was loaded before, and before what changes later.
CREATE TEMP VIEW {view} AS
SELECT version.*, row_number() OVER (PARTITION BY {key} ORDER BY changed_at DESC, source_file DESC, source_line DESC) = 1 AS is_latest
FROM (
    SELECT
        *,
        source_file IN (SELECT file_id FROM new_file) AS is_new,
        coalesce({changed}, max({changed}) OVER (PARTITION BY {key} ORDER BY source_file, source_line)) AS changed_at
    FROM {raw}
) AS version;
