-- title: Зачисленные по дню зачисления: не приступили, завершили с документом
-- feeds: enrolments, documents
-- grain: день зачисления, группа
-- columns: date_key, group_key, not_started_n, documented_n
DELETE FROM mart_cohort_day WHERE group_key IN (SELECT group_key FROM touched_group);

INSERT INTO mart_cohort_day (date_key, group_key, not_started_n, documented_n)
SELECT date_key, group_key, sum(is_not_started), sum(is_documented)
FROM (
    SELECT
        fact.enrolled_date_key AS date_key,
        fact.group_key,
        iif(fact.started_date_key IS NULL, 1, 0) AS is_not_started,
        iif(fact.started_date_key IS NOT NULL AND fact.completed_date_key IS NOT NULL AND EXISTS (
            SELECT 1
            FROM (
{> Parts/document-standing}
            ) AS document
            WHERE document.learner_key = fact.learner_key
                AND document.group_key = fact.group_key
                AND document.is_of_completion = 1), 1, 0) AS is_documented
    FROM touched_group AS touched
    CROSS JOIN fact_enrolment AS fact
    WHERE fact.group_key = touched.group_key
) AS enrolment
WHERE is_not_started + is_documented > 0
GROUP BY date_key, group_key;
