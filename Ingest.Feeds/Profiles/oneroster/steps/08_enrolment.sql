-- Every row on an enrolment, with what the version before it said: one that is deleted may name nothing but itself, and a bulk file that has again what was
-- deleted comes after the deletion.
SELECT
    coalesce(classSourcedId, lag(classSourcedId) OVER own) AS class_id,
    sourcedId,
    status,
    coalesce(role, lag(role) OVER own) AS role,
    coalesce(userSourcedId, lag(userSourcedId) OVER own) AS user_id,
    lag(role) OVER own AS role_before,
    lag(classSourcedId) OVER own AS class_before,
    lag(userSourcedId) OVER own AS user_before,
    lag(status) OVER own AS status_before,
    coalesce(lag(is_new) OVER own, 0) AS is_new_before,
    "primary" AS is_primary,
    beginDate,
    endDate,
    is_new,
    is_latest,
    iif(dateLastModified IS NULL AND lag(status) OVER own = 'tobedeleted', strftime('%Y-%m-%dT%H:%M:%S', changed_at, '+1 second'), substr(changed_at, 1, 19)) AS changed_at,
    source_file,
    source_line
FROM enrollments
WINDOW own AS (PARTITION BY sourcedId ORDER BY changed_at, source_file, source_line);
