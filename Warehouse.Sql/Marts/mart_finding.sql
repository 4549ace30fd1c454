-- title: Замечания: загружено, но выглядит неверным
-- feeds: attendance, grades, enrolments, awards, documents, groups
-- grain: замечание, строка файла, слушатель, модуль, день
-- columns: group_key, code, load_file_key, line_no, learner_key, module_key, date_key
-- A document of completion needs a passed final and nobody who has left without completing may have one: a finding otherwise.
DELETE FROM mart_finding WHERE group_key IN (SELECT group_key FROM touched_group);

WITH span AS (
    SELECT enrolment.group_key, max(enrolment.enrolled_date_key) AS last_enrolled
    FROM touched_group AS touched
    CROSS JOIN fact_enrolment AS enrolment
    WHERE enrolment.group_key = touched.group_key
    GROUP BY enrolment.group_key
),
found (group_key, code, load_file_key, line_no, learner_key, module_key, date_key) AS (
    SELECT fact.group_key, 'final_outside_term', fact.load_file_key, fact.line_no, fact.learner_key, fact.module_key, fact.date_key
    FROM touched_group AS touched
    CROSS JOIN dim_group AS member
    CROSS JOIN fact_grade AS fact
    INNER JOIN dim_control AS control ON control.control_key = fact.control_key
    WHERE member.group_key = touched.group_key
        AND fact.group_key = touched.group_key
        AND control.result_class = 'final'
        AND (fact.date_key < member.starts_on OR fact.date_key > member.ends_on)
    UNION
    SELECT fact.group_key, 'grade_without_enrolment', fact.load_file_key, fact.line_no, fact.learner_key, fact.module_key, fact.date_key
    FROM touched_group AS touched
    CROSS JOIN fact_grade AS fact
    WHERE fact.group_key = touched.group_key
        AND NOT EXISTS (
            SELECT 1 FROM fact_enrolment AS own WHERE own.group_key = fact.group_key AND own.learner_key = fact.learner_key)
        AND EXISTS (SELECT 1 FROM fact_enrolment AS any_of WHERE any_of.group_key = fact.group_key)
    UNION
    SELECT fact.group_key, 'award_without_order', fact.load_file_key, fact.line_no, fact.learner_key, 0, fact.date_key
    FROM touched_group AS touched
    CROSS JOIN fact_award AS fact
    WHERE fact.group_key = touched.group_key
        AND fact.order_no = ''
    UNION
    SELECT fact.group_key, 'attendance_before_enrolment', fact.load_file_key, fact.line_no, fact.learner_key, fact.module_key, fact.date_key
    FROM span
    CROSS JOIN fact_attendance AS fact
    CROSS JOIN fact_enrolment AS enrolment
    WHERE fact.group_key = span.group_key
        AND fact.date_key < span.last_enrolled
        AND enrolment.group_key = fact.group_key
        AND enrolment.learner_key = fact.learner_key
        AND fact.date_key < enrolment.enrolled_date_key
    UNION
    SELECT
        document.group_key,
        iif(enrolment.left_date_key IS NOT NULL AND enrolment.completed_date_key IS NULL, 'document_of_expelled', 'document_without_final'),
        document.load_file_key, document.line_no, document.learner_key, 0, document.issued_date_key
    FROM touched_group AS touched
    CROSS JOIN (
{> Parts/document-standing}
    ) AS document
    LEFT JOIN fact_enrolment AS enrolment ON enrolment.group_key = document.group_key AND enrolment.learner_key = document.learner_key
    WHERE document.group_key = touched.group_key
        AND document.is_of_completion = 1
        AND ((enrolment.left_date_key IS NOT NULL AND enrolment.completed_date_key IS NULL)
            OR NOT EXISTS (
                SELECT 1
                FROM mart_attempt AS chain
                INNER JOIN fact_grade AS fact
                    ON fact.group_key = chain.group_key
                    AND fact.learner_key = chain.learner_key
                    AND fact.module_key = chain.module_key
                    AND fact.control_key = chain.control_key
                    AND fact.competency_key = chain.competency_key
                    AND fact.attempt = chain.attempt
                WHERE chain.group_key = document.group_key
                    AND chain.learner_key = document.learner_key
                    AND chain.chain_key = 4
                    AND chain.is_last = 1
                    AND fact.is_passed = 1))
)
-- A row of a file may give several facts: a finding is of the learner, the module and the day that a fact is of.
INSERT INTO mart_finding (group_key, code, load_file_key, line_no, learner_key, module_key, date_key)
SELECT group_key, code, load_file_key, line_no, learner_key, module_key, date_key
FROM found;
