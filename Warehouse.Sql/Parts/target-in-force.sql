-- title: Цель показателя каждой группы на последний день каждого периода
-- Reads target_day (span_no, last_day) and study (group_key, programme_key, org_key) of the statement that it stands in. A target of the group outranks
-- that of its programme, and that the one of the organisation; of each the last that is valid by the day. There is no row where none is. The target of
-- several groups is theirs weighted by the base of the measure, so that it is met where each of them meets its own; where a group of the base has none, there is none.
SELECT ranked.span_no, ranked.group_key, ranked.measure, ranked.target_share
FROM (
    SELECT
        target_day.span_no, study.group_key, goal.measure, goal.target_share,
        row_number() OVER (
            PARTITION BY target_day.span_no, study.group_key, goal.measure
            ORDER BY iif(goal.group_key <> 0, 0, 1), iif(goal.programme_key <> 0, 0, 1), goal.valid_from DESC) AS place
    FROM fact_target AS goal
    CROSS JOIN target_day
    CROSS JOIN study
    WHERE goal.valid_from <= target_day.last_day
        AND goal.org_key = study.org_key
        AND (goal.group_key = study.group_key
            OR goal.group_key = 0 AND goal.programme_key IN (0, study.programme_key))
) AS ranked
WHERE ranked.place = 1
