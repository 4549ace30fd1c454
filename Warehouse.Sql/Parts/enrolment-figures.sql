-- title: Показатели обучения слушателя в группе: состояние, отметки, результаты, посещаемость, документ
-- enrolled, of the statement around, names the enrolments (group_key, learner_key). Every figure is of the whole enrolment. Of attempts the last counts, as
-- in rows-grades; results are competencies with a порог; marks of attendance from outside the enrolment are not counted, as in rows-attendance.
course AS (
    -- A completion outweighs a leaving.
    SELECT
        enrolled.group_key,
        enrolled.learner_key,
        CASE
            WHEN enrolment.enrolled_date_key IS NULL THEN 'нет зачисления'
            WHEN enrolment.completed_date_key IS NOT NULL THEN 'завершено'
            WHEN enrolment.left_date_key IS NOT NULL THEN 'отчисление'
            WHEN enrolment.started_date_key IS NULL THEN 'не начато'
            ELSE 'идёт'
        END AS state,
        coalesce(enrolment.completed_date_key, enrolment.left_date_key, enrolment.started_date_key, enrolment.enrolled_date_key) AS since
    FROM enrolled
    LEFT JOIN fact_enrolment AS enrolment ON enrolment.group_key = enrolled.group_key AND enrolment.learner_key = enrolled.learner_key
),
counted_grade AS (
    SELECT
        enrolled.group_key,
        enrolled.learner_key,
        count(*) AS grades_n,
        sum(CAST(fact.share AS bigint)) AS share_sum,
        count(fact.share) AS share_n,
        sum(iif(fact.control_key IN (2, 3, 4) AND fact.is_passed = 0 AND fact.bucket <> 'exempt', 1, 0)) AS debts_n,
        sum(iif(chain.chain_key = 4, 1, 0)) AS finals_n
    FROM enrolled
    CROSS JOIN fact_grade AS fact
    LEFT JOIN mart_attempt AS chain
        ON chain.group_key = fact.group_key
        AND chain.learner_key = fact.learner_key
        AND chain.module_key = fact.module_key
        AND chain.control_key = fact.control_key
        AND chain.competency_key = fact.competency_key
        AND chain.attempt = fact.attempt
    WHERE fact.group_key = enrolled.group_key
        AND fact.learner_key = enrolled.learner_key
        AND coalesce(chain.is_last, 1) = 1
    GROUP BY enrolled.group_key, enrolled.learner_key
),
reached_result AS (
    SELECT
        enrolled.group_key,
        enrolled.learner_key,
        count(*) AS planned_n,
        sum(outcome.is_reached) AS reached_n,
        sum(iif(outcome.attained IS NULL, 0, 1)) AS by_grade_n,
        sum(iif(outcome.attained IS NULL, 0, outcome.is_reached)) AS by_grade_reached_n
    FROM enrolled
    INNER JOIN mart_outcome AS outcome ON outcome.group_key = enrolled.group_key AND outcome.learner_key = enrolled.learner_key
    WHERE outcome.planned IS NOT NULL AND outcome.competency_key <> 0
    GROUP BY enrolled.group_key, enrolled.learner_key
),
lesson AS (
    SELECT group_key, learner_key, sum(attended) AS attended, sum(scheduled) AS scheduled
    FROM (
        SELECT enrolled.group_key, enrolled.learner_key, CAST(mart.attended AS bigint) AS attended, CAST(mart.scheduled AS bigint) AS scheduled
        FROM enrolled
        INNER JOIN mart_learner_month AS mart ON mart.learner_key = enrolled.learner_key AND mart.group_key = enrolled.group_key
        UNION ALL
        SELECT enrolled.group_key, enrolled.learner_key, -CAST(fact.attended AS bigint), -CAST(fact.scheduled AS bigint)
        FROM (
            SELECT DISTINCT left_out.group_key, left_out.date_key
            FROM enrolled AS of_group
            INNER JOIN mart_attendance_left_out AS left_out ON left_out.group_key = of_group.group_key
            WHERE left_out.outside_n > 0
        ) AS outside
        CROSS JOIN fact_attendance AS fact
        INNER JOIN enrolled ON enrolled.group_key = fact.group_key AND enrolled.learner_key = fact.learner_key
        INNER JOIN dim_attendance_mark AS mark ON mark.mark_key = fact.mark_key
        INNER JOIN fact_enrolment AS term ON term.group_key = fact.group_key AND term.learner_key = fact.learner_key
        WHERE fact.group_key = outside.group_key
            AND fact.date_key = outside.date_key
            AND mark.kind <> 'not_recorded'
            AND (fact.date_key < term.enrolled_date_key OR fact.date_key > coalesce(term.completed_date_key, term.left_date_key))
    ) AS part
    GROUP BY group_key, learner_key
),
paper AS (
    SELECT group_key, learner_key, document_key, registration_no, issued_date_key
    FROM (
        SELECT
            document.group_key, document.learner_key, document.document_key, document.registration_no, document.issued_date_key,
            row_number() OVER (
                PARTITION BY document.group_key, document.learner_key
                ORDER BY document.issued_date_key DESC, document.document_key, document.registration_no) AS place
        FROM (
{> Parts/document-standing}
        ) AS document
        INNER JOIN enrolled ON enrolled.group_key = document.group_key AND enrolled.learner_key = document.learner_key
        WHERE document.is_issued = 1
    ) AS ranked
    WHERE place = 1
)
