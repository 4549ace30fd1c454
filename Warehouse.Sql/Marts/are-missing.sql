-- title: Витрины пусты, а факты есть
-- A migration that changes what a mart holds empties it or one of those that are asked here; mart_attempt, from which others are built, where they change
-- too. The marts are asked first: while they hold anything no fact is looked at.
SELECT iif(
    NOT EXISTS (SELECT 1 FROM mart_attempt AS chain) AND EXISTS (SELECT 1 FROM fact_grade AS fact WHERE fact.control_key <> 1)
    OR NOT EXISTS (SELECT 1 FROM mart_enrolment_day AS enrolment) AND EXISTS (SELECT 1 FROM fact_enrolment AS fact)
    OR NOT EXISTS (SELECT 1 FROM mart_completion AS completion)
        AND EXISTS (SELECT 1 FROM fact_enrolment AS fact WHERE fact.started_date_key IS NOT NULL AND fact.completed_date_key IS NOT NULL),
    1, 0) AS are_missing;
