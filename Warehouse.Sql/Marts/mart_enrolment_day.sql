-- title: Движение контингента по дням
-- feeds: enrolments
-- grain: день, группа
-- columns: date_key, group_key, enrolled_n, started_n, completed_n, left_n
-- Only those who started are counted on; a completion outweighs a later leaving.
DELETE FROM mart_enrolment_day WHERE group_key IN (SELECT group_key FROM touched_group);

INSERT INTO mart_enrolment_day (date_key, group_key, enrolled_n, started_n, completed_n, left_n)
SELECT date_key, group_key, sum(enrolled_n), sum(started_n), sum(completed_n), sum(left_n)
FROM (
    SELECT fact.enrolled_date_key AS date_key, fact.group_key, 1 AS enrolled_n, 0 AS started_n, 0 AS completed_n, 0 AS left_n
    FROM touched_group AS touched
    CROSS JOIN fact_enrolment AS fact
    WHERE fact.group_key = touched.group_key
    UNION ALL
    SELECT fact.started_date_key, fact.group_key, 0, 1, 0, 0
    FROM touched_group AS touched
    CROSS JOIN fact_enrolment AS fact
    WHERE fact.group_key = touched.group_key
        AND fact.started_date_key IS NOT NULL
    UNION ALL
    SELECT fact.completed_date_key, fact.group_key, 0, 0, 1, 0
    FROM touched_group AS touched
    CROSS JOIN fact_enrolment AS fact
    WHERE fact.group_key = touched.group_key
        AND fact.started_date_key IS NOT NULL AND fact.completed_date_key IS NOT NULL
    UNION ALL
    SELECT fact.left_date_key, fact.group_key, 0, 0, 0, 1
    FROM touched_group AS touched
    CROSS JOIN fact_enrolment AS fact
    WHERE fact.group_key = touched.group_key
        AND fact.started_date_key IS NOT NULL AND fact.completed_date_key IS NULL AND fact.left_date_key IS NOT NULL
) AS event
GROUP BY date_key, group_key;
