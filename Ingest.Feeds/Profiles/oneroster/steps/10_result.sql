-- Every row on a result. Its task and learner are those of its first row, which are in the key of the grade; a second result of a learner for one task is
-- the second attempt.
WITH told AS (
    SELECT
        *,
        first_value(lineItemSourcedId) OVER own AS item_id,
        first_value(studentSourcedId) OVER own AS user_id,
        first_value(source_file) OVER own AS first_file,
        first_value(source_line) OVER own AS first_line,
        lag(status) OVER change AS status_before,
        lag(scoreStatus) OVER change AS score_status_before,
        coalesce(lag(is_new) OVER change, 0) AS is_new_before
    FROM results
    WINDOW
        own AS (PARTITION BY sourcedId ORDER BY source_file, source_line),
        change AS (PARTITION BY sourcedId ORDER BY changed_at, source_file, source_line)
),
rated AS (
    SELECT
        told.*,
        dense_rank() OVER (PARTITION BY told.item_id, told.user_id ORDER BY told.first_file, told.first_line) AS attempt,
        coalesce(told.score, scale.number, told.textScore) AS said
    FROM told
    LEFT JOIN resultScoreScales AS of_result ON of_result.resultSourcedId = told.sourcedId AND of_result.is_latest AND of_result.status IS NOT 'tobedeleted'
    LEFT JOIN lineItemScoreScales AS of_item ON of_item.lineItemSourcedId = told.item_id AND of_item.is_latest AND of_item.status IS NOT 'tobedeleted'
    LEFT JOIN scale_number AS scale
        ON scale.scale_id = coalesce(of_result.scoreScaleSourcedId, of_item.scoreScaleSourcedId) AND scale.label = told.textScore
)
SELECT
    *,
    said GLOB '*[0-9]*' AND said NOT GLOB '*[^0-9.,-]*' AS is_number,
    CAST(replace(said, ',', '.') AS REAL) AS number,
    iif(dateLastModified IS NULL AND status_before = 'tobedeleted', strftime('%Y-%m-%dT%H:%M:%S', changed_at, '+1 second'), substr(changed_at, 1, 19)) AS moment,
    status IS NOT 'tobedeleted' AND scoreStatus IN ('fully graded', 'exempt') AS is_graded,
    status_before IS NOT 'tobedeleted' AND coalesce(score_status_before IN ('fully graded', 'exempt'), 0) AS was_graded
FROM rated;
