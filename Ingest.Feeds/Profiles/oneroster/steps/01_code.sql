-- Codes of users, courses and classes. The code is the one that people know and other files use (identifier, courseCode, classCode), as the first row gave
-- it; without one it is sourcedId. It never changes, and what comes with a code that another has already keeps sourcedId.
WITH told AS (
    SELECT 'user' AS kind, sourcedId, coalesce(identifier, userMasterIdentifier) AS wanted, is_new, source_file, source_line FROM users
    UNION ALL
    SELECT 'course', sourcedId, courseCode, is_new, source_file, source_line FROM courses
    UNION ALL
    SELECT 'class', sourcedId, classCode, is_new, source_file, source_line FROM classes
),
placed AS (
    SELECT *, row_number() OVER (PARTITION BY kind, sourcedId ORDER BY source_file, source_line) AS place
    FROM told
),
appeared AS (
    SELECT *, wanted IS NOT NULL AND row_number() OVER (PARTITION BY kind, wanted ORDER BY source_file, source_line) > 1 AS is_taken
    FROM placed
    WHERE place = 1
)
SELECT
    sourcedId,
    kind,
    iif(wanted IS NULL OR is_taken, sourcedId, wanted) AS code,
    is_taken,
    is_new AS is_appearing,
    source_file
FROM appeared;
