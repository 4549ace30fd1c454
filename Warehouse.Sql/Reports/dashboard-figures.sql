-- title: Показатели за период, за предыдущий и год назад
-- grain: период
-- menu: Сводка
-- page: /
-- order: 10
-- roles: director, analyst, curator
-- parameters: from, to, previous_from, previous_to, year_ago_from, year_ago_to, today, organisation, programme, group, teacher
-- column: span_no | Период | key
-- column: contingent | Контингент, слушателей | count
-- column: attended | Посещено, ч | hours
-- column: scheduled | По расписанию, ч | hours
-- column: attendance | Посещаемость, % часов | share
-- column: success | Успеваемость, % | share
-- column: success_base | Оценок в основе | count
-- column: quality | Качество, % | share
-- column: quality_base | Оценок с баллом в основе | count
-- column: average | Средний балл, сотые | key
-- column: average_base | Оценок с баллом | count
-- column: reached | Достигнуто результатов, % | share
-- column: reached_n | Достигнуто результатов | count
-- column: reached_base | Планируемых результатов | count
-- column: by_grade_reached_n | Результатов достигнуто по оценкам | count
-- column: by_grade_n | Результатов по оценкам | count
-- column: by_pass_reached_n | Результатов достигнуто по зачётам | count
-- column: by_pass_n | Результатов по зачётам | count
-- column: completed | Завершили обучение, чел. | count
-- column: completion | Завершаемость, % | share
-- column: completion_n | Завершили с документом, чел. | count
-- column: completion_base | Приступили в закончивших группах, чел. | count
-- column: documents | Документов выдано | count
-- column: awards | Поощрений | count
-- column: attendance_target | Цель по посещаемости, % часов | share
-- column: success_target | Цель по успеваемости, % | share
-- column: quality_target | Цель по качеству, % | share
-- column: completion_target | Цель по завершаемости, % | share
-- column: reached_target | Цель по планируемым результатам, % | share
-- With a teacher chosen there are figures of grades and attendance alone: learners, results, documents and awards are of no teacher.
-- Documents are without certificates of study and duplicates. Completed, awards and documents are events of the period; contingent stands on its last day, or today when that is earlier.
-- Targets are those in force on the last day; that of several groups is weighted by the base of its measure: hours, grades, learners who started in the groups that
-- ended, results. Results are pairs of a learner and a planned competency; results of modules are in no count.
WITH span AS (
    SELECT 1 AS span_no, @from AS first_day, @to AS last_day, iif(@to > @today, @today, @to) AS state_day
    UNION ALL
    SELECT 2, @previous_from, @previous_to, iif(@previous_to > @today, @today, @previous_to)
    UNION ALL
    SELECT 3, @year_ago_from, @year_ago_to, iif(@year_ago_to > @today, @today, @year_ago_to)
),
study AS (
    -- The groups that the filter and the viewer's scope leave; figures of groups are nobody's own record.
    SELECT member.group_key, member.group_code, member.programme_key, member.org_key, member.starts_on, member.ends_on
    FROM dim_group AS member
    WHERE (@organisation IS NULL OR member.org_key = @organisation)
        AND (@programme IS NULL OR member.programme_key = @programme)
        AND (@group IS NULL OR member.group_key = @group)
        AND (@scope_organisation IS NULL OR member.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR member.group_key IN ({> Parts/scope-groups}))
        AND @scope_learner IS NULL
),
target_day AS (
    SELECT span_no, last_day FROM span
),
target AS (
{> Parts/target-in-force}
),
event AS (
    -- A day's events first: days are few, and each span asks for all of them up to its own.
    SELECT mart.date_key, sum(mart.started_n - mart.completed_n - mart.left_n) AS came_n, sum(mart.completed_n) AS completed_n
    FROM mart_enrolment_day AS mart
    CROSS JOIN study
    WHERE study.group_key = mart.group_key AND @teacher IS NULL
    GROUP BY mart.date_key
),
movement AS (
    SELECT
        span.span_no,
        sum(iif(event.date_key <= span.state_day, event.came_n, 0)) AS contingent,
        sum(iif(event.date_key BETWEEN span.first_day AND span.last_day, event.completed_n, 0)) AS completed
    FROM event
    CROSS JOIN span
    GROUP BY span.span_no
),
attendance AS (
    -- As measures of quality do: without marks from before an enrolment and after its end.
    SELECT
        mark.span_no, sum(mark.attended) AS attended, sum(mark.scheduled) AS scheduled,
        sum(mark.scheduled * target.target_share) AS aimed, sum(iif(target.target_share IS NULL, 0, mark.scheduled)) AS aimed_base
    FROM (
        SELECT part.span_no, part.group_key, sum(part.attended) AS attended, sum(part.scheduled) AS scheduled
        FROM (
            SELECT span.span_no, study.group_key, mart.attended, mart.scheduled
            FROM span
            INNER JOIN mart_attendance_day AS mart ON mart.date_key BETWEEN span.first_day AND span.last_day
            INNER JOIN study ON study.group_key = mart.group_key
            WHERE @teacher IS NULL OR mart.teacher_key = @teacher
            UNION ALL
            SELECT span.span_no, study.group_key, -mart.outside_attended, -mart.outside_scheduled
            FROM span
            INNER JOIN mart_attendance_left_out AS mart ON mart.date_key BETWEEN span.first_day AND span.last_day
            INNER JOIN study ON study.group_key = mart.group_key
            WHERE @teacher IS NULL OR mart.teacher_key = @teacher
        ) AS part
        GROUP BY part.span_no, part.group_key
    ) AS mark
    LEFT JOIN target ON target.measure = 'attendance' AND target.span_no = mark.span_no AND target.group_key = mark.group_key
    GROUP BY mark.span_no
),
grade AS (
    SELECT
        part.span_no, sum(part.passed) AS passed, sum(part.passed_base) AS passed_base, sum(part.good) AS good, sum(part.good_base) AS good_base,
        sum(part.points) AS points, sum(part.points_base) AS points_base,
        sum(part.passed_base * of_success.target_share) AS success_aimed,
        sum(iif(of_success.target_share IS NULL, 0, part.passed_base)) AS success_aimed_base,
        sum(part.good_base * of_quality.target_share) AS quality_aimed,
        sum(iif(of_quality.target_share IS NULL, 0, part.good_base)) AS quality_aimed_base
    FROM (
        SELECT
            span.span_no,
            study.group_key,
            sum(mart.n5 + mart.n4 + mart.n3 + mart.n_pass) AS passed,
            sum(mart.n5 + mart.n4 + mart.n3 + mart.n2 + mart.n_pass + mart.n_fail + mart.n_na) AS passed_base,
            sum(mart.n5 + mart.n4) AS good,
            sum(mart.n5 + mart.n4 + mart.n3 + mart.n2 + mart.n_na) AS good_base,
            sum(5 * mart.n5 + 4 * mart.n4 + 3 * mart.n3 + 2 * mart.n2) AS points,
            sum(mart.n5 + mart.n4 + mart.n3 + mart.n2) AS points_base
        FROM span
        INNER JOIN mart_grade_day AS mart ON mart.date_key BETWEEN span.first_day AND span.last_day
        INNER JOIN study ON study.group_key = mart.group_key
        WHERE mart.control_key IN (2, 3, 4)
            AND (@teacher IS NULL OR mart.teacher_key = @teacher)
        GROUP BY span.span_no, study.group_key
    ) AS part
    LEFT JOIN target AS of_success ON of_success.measure = 'success' AND of_success.span_no = part.span_no AND of_success.group_key = part.group_key
    LEFT JOIN target AS of_quality ON of_quality.measure = 'quality' AND of_quality.span_no = part.span_no AND of_quality.group_key = part.group_key
    GROUP BY part.span_no
),
cohort AS (
    -- As measures of quality do: where no issue book is kept, the order of completion decides.
    SELECT
        part.span_no, sum(part.started_n) AS started_n, sum(iif(part.has_book = 1, part.documented_n, part.completed_n)) AS completed_n,
        sum(part.started_n * target.target_share) AS aimed, sum(iif(target.target_share IS NULL, 0, part.started_n)) AS aimed_base
    FROM (
        SELECT
            span.span_no, study.group_key, mart.started_n, mart.completed_n, 0 AS documented_n,
            iif(EXISTS (SELECT 1 FROM dim_document AS kept WHERE kept.org_key = study.org_key), 1, 0) AS has_book
        FROM span
        INNER JOIN study ON study.ends_on BETWEEN span.first_day AND span.last_day AND study.ends_on <= @today AND @teacher IS NULL
        INNER JOIN mart_enrolment_day AS mart ON mart.group_key = study.group_key
        UNION ALL
        SELECT span.span_no, study.group_key, 0, 0, mart.documented_n, 1
        FROM span
        INNER JOIN study ON study.ends_on BETWEEN span.first_day AND span.last_day AND study.ends_on <= @today AND @teacher IS NULL
        INNER JOIN mart_cohort_day AS mart ON mart.group_key = study.group_key
    ) AS part
    LEFT JOIN target ON target.measure = 'completion' AND target.span_no = part.span_no AND target.group_key = part.group_key
    GROUP BY part.span_no
),
outcome AS (
    SELECT
        span.span_no, sum(mart.reached_n) AS reached_n, sum(mart.planned_n) AS planned_n,
        sum(mart.by_grade_reached_n) AS by_grade_reached_n, sum(mart.by_grade_n) AS by_grade_n,
        sum(mart.by_pass_reached_n) AS by_pass_reached_n, sum(mart.by_pass_n) AS by_pass_n,
        sum(mart.planned_n * mart.planned_learners) AS aimed, sum(iif(mart.planned_learners IS NULL, 0, mart.planned_n)) AS aimed_base
    FROM span
    INNER JOIN study ON (study.starts_on <= span.last_day OR study.starts_on IS NULL) AND (study.ends_on >= span.first_day OR study.ends_on IS NULL)
    INNER JOIN mart_outcome_group AS mart ON mart.group_key = study.group_key AND mart.competency_key <> 0 AND @teacher IS NULL
    GROUP BY span.span_no
),
award AS (
    SELECT span.span_no, count(*) AS awards
    FROM span
    INNER JOIN fact_award AS fact ON fact.date_key BETWEEN span.first_day AND span.last_day
    INNER JOIN dim_group AS member ON member.group_key = fact.group_key
    WHERE (@organisation IS NULL OR fact.org_key = @organisation)
        AND (@programme IS NULL OR member.programme_key = @programme)
        AND (@group IS NULL OR member.group_key = @group)
        AND (@scope_organisation IS NULL OR fact.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR member.group_key IN ({> Parts/scope-groups}))
        AND @scope_learner IS NULL
        AND @teacher IS NULL
    GROUP BY span.span_no
),
document AS (
    SELECT span.span_no, count(*) AS documents
    FROM span
    INNER JOIN (
{> Parts/document-standing}
    ) AS fact ON fact.issued_date_key BETWEEN span.first_day AND span.last_day AND fact.is_issued = 1
    INNER JOIN dim_group AS member ON member.group_key = fact.group_key
    WHERE (@organisation IS NULL OR fact.org_key = @organisation)
        AND (@programme IS NULL OR member.programme_key = @programme)
        AND (@group IS NULL OR member.group_key = @group)
        AND (@scope_organisation IS NULL OR fact.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR member.group_key IN ({> Parts/scope-groups}))
        AND @scope_learner IS NULL
        AND @teacher IS NULL
    GROUP BY span.span_no
)
SELECT
    span.span_no,
    iif(@teacher IS NULL, coalesce(movement.contingent, 0), NULL) AS contingent,
    coalesce(attendance.attended, 0) AS attended,
    coalesce(attendance.scheduled, 0) AS scheduled,
    iif(attendance.scheduled > 0, (attendance.attended * 1000000 + attendance.scheduled / 2) / attendance.scheduled, NULL) AS attendance,
    iif(grade.passed_base > 0, (grade.passed * 1000000 + grade.passed_base / 2) / grade.passed_base, NULL) AS success,
    coalesce(grade.passed_base, 0) AS success_base,
    iif(grade.good_base > 0, (grade.good * 1000000 + grade.good_base / 2) / grade.good_base, NULL) AS quality,
    coalesce(grade.good_base, 0) AS quality_base,
    iif(grade.points_base > 0, (grade.points * 100 + grade.points_base / 2) / grade.points_base, NULL) AS average,
    coalesce(grade.points_base, 0) AS average_base,
    iif(outcome.planned_n > 0, (outcome.reached_n * 1000000 + outcome.planned_n / 2) / outcome.planned_n, NULL) AS reached,
    coalesce(outcome.reached_n, 0) AS reached_n,
    coalesce(outcome.planned_n, 0) AS reached_base,
    coalesce(outcome.by_grade_reached_n, 0) AS by_grade_reached_n,
    coalesce(outcome.by_grade_n, 0) AS by_grade_n,
    coalesce(outcome.by_pass_reached_n, 0) AS by_pass_reached_n,
    coalesce(outcome.by_pass_n, 0) AS by_pass_n,
    iif(@teacher IS NULL, coalesce(movement.completed, 0), NULL) AS completed,
    iif(cohort.started_n > 0, (cohort.completed_n * 1000000 + cohort.started_n / 2) / cohort.started_n, NULL) AS completion,
    coalesce(cohort.completed_n, 0) AS completion_n,
    coalesce(cohort.started_n, 0) AS completion_base,
    iif(@teacher IS NULL, coalesce(document.documents, 0), NULL) AS documents,
    iif(@teacher IS NULL, coalesce(award.awards, 0), NULL) AS awards,
    iif(attendance.aimed_base = attendance.scheduled, (attendance.aimed + attendance.scheduled / 2) / nullif(attendance.scheduled, 0), NULL) AS attendance_target,
    iif(grade.success_aimed_base = grade.passed_base, (grade.success_aimed + grade.passed_base / 2) / nullif(grade.passed_base, 0), NULL) AS success_target,
    iif(grade.quality_aimed_base = grade.good_base, (grade.quality_aimed + grade.good_base / 2) / nullif(grade.good_base, 0), NULL) AS quality_target,
    iif(cohort.aimed_base = cohort.started_n, (cohort.aimed + cohort.started_n / 2) / nullif(cohort.started_n, 0), NULL) AS completion_target,
    iif(outcome.aimed_base = outcome.planned_n, (outcome.aimed + outcome.planned_n / 2) / nullif(outcome.planned_n, 0), NULL) AS reached_target
FROM span
LEFT JOIN movement ON movement.span_no = span.span_no
LEFT JOIN attendance ON attendance.span_no = span.span_no
LEFT JOIN grade ON grade.span_no = span.span_no
LEFT JOIN cohort ON cohort.span_no = span.span_no
LEFT JOIN outcome ON outcome.span_no = span.span_no
LEFT JOIN award ON award.span_no = span.span_no
LEFT JOIN document ON document.span_no = span.span_no
ORDER BY span.span_no;
