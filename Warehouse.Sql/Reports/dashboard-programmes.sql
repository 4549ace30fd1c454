-- title: Программы
-- grain: программа
-- parameters: from, to, today, organisation, programme, group, teacher
-- chart: bar x=name y=reached plan=planned
-- column: programme_key | Ключ | key
-- column: name | Программа | text
-- column: kind | Вид | text
-- column: contingent | Слушателей | count
-- column: attendance | Посещаемость, % | share
-- column: success | Успеваемость, % | share
-- column: quality | Качество, % | share
-- column: reached | Достигнуто результатов, % | share
-- column: by_grades | По оценкам | text
-- column: by_passes | По зачётам | text
-- column: planned | Цель, % слушателей | share
-- column: deviation | К цели, п. п. | deviation
-- column: awards | Поощрений | count
-- Reached: of the planned results of the learners (learner x competency), the part that was attained; its цель is the planned part of learners
-- and is there where every result has one. With a teacher chosen there are figures of grades and attendance alone. The furthest below its цель stands first, then programmes without a цель. Groups that were at work in the period. Attendance is without marks from before an enrolment and after its end.
WITH study AS (
    -- The groups that the filter and the viewer's scope leave; figures of groups are nobody's own record.
    SELECT member.group_key, member.group_code, member.programme_key, member.starts_on, member.ends_on
    FROM dim_group AS member
    WHERE (@organisation IS NULL OR member.org_key = @organisation)
        AND (@programme IS NULL OR member.programme_key = @programme)
        AND (@group IS NULL OR member.group_key = @group)
        AND (@scope_organisation IS NULL OR member.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR member.group_key IN ({> Parts/scope-groups}))
        AND @scope_learner IS NULL
),
part AS (
    SELECT
        study.programme_key, mart.started_n - mart.completed_n - mart.left_n AS contingent, 0 AS attended, 0 AS scheduled,
        0 AS passed, 0 AS passed_base, 0 AS good, 0 AS good_base, 0 AS reached_n, 0 AS learners_n, 0 AS planned, 0 AS planned_n, 0 AS awards,
        0 AS by_grade_reached_n, 0 AS by_grade_n
    FROM mart_enrolment_day AS mart
    INNER JOIN study ON study.group_key = mart.group_key
    WHERE mart.date_key <= iif(@to > @today, @today, @to) AND @teacher IS NULL
    UNION ALL
    SELECT study.programme_key, 0, mart.attended, mart.scheduled, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    FROM mart_attendance_day AS mart
    INNER JOIN study ON study.group_key = mart.group_key
    WHERE mart.date_key BETWEEN @from AND @to AND (@teacher IS NULL OR mart.teacher_key = @teacher)
    UNION ALL
    SELECT study.programme_key, 0, -mart.outside_attended, -mart.outside_scheduled, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    FROM mart_attendance_left_out AS mart
    INNER JOIN study ON study.group_key = mart.group_key
    WHERE mart.date_key BETWEEN @from AND @to AND (@teacher IS NULL OR mart.teacher_key = @teacher)
    UNION ALL
    SELECT
        study.programme_key, 0, 0, 0,
        mart.n5 + mart.n4 + mart.n3 + mart.n_pass,
        mart.n5 + mart.n4 + mart.n3 + mart.n2 + mart.n_pass + mart.n_fail + mart.n_na,
        mart.n5 + mart.n4, mart.n5 + mart.n4 + mart.n3 + mart.n2 + mart.n_na, 0, 0, 0, 0, 0, 0, 0
    FROM mart_grade_day AS mart
    INNER JOIN study ON study.group_key = mart.group_key
    WHERE mart.date_key BETWEEN @from AND @to AND mart.control_key IN (2, 3, 4)
        AND (@teacher IS NULL OR mart.teacher_key = @teacher)
    UNION ALL
    SELECT
        study.programme_key, 0, 0, 0, 0, 0, 0, 0, mart.reached_n, mart.planned_n,
        coalesce(mart.planned_learners, 0) * mart.planned_n, iif(mart.planned_learners IS NULL, 0, mart.planned_n), 0,
        mart.by_grade_reached_n, mart.by_grade_n
    FROM study
    INNER JOIN mart_outcome_group AS mart ON mart.group_key = study.group_key AND mart.competency_key <> 0
    WHERE (study.starts_on <= @to OR study.starts_on IS NULL) AND (study.ends_on >= @from OR study.ends_on IS NULL)
        AND @teacher IS NULL
    UNION ALL
    SELECT member.programme_key, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0
    FROM fact_award AS fact
    INNER JOIN dim_group AS member ON member.group_key = fact.group_key
    WHERE (@organisation IS NULL OR fact.org_key = @organisation)
        AND (@programme IS NULL OR member.programme_key = @programme)
        AND (@group IS NULL OR member.group_key = @group)
        AND (@scope_organisation IS NULL OR fact.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR member.group_key IN ({> Parts/scope-groups}))
        AND @scope_learner IS NULL
        AND @teacher IS NULL
        AND fact.date_key BETWEEN @from AND @to
),
total AS (
    SELECT
        programme_key, sum(contingent) AS contingent, sum(attended) AS attended, sum(scheduled) AS scheduled,
        sum(passed) AS passed, sum(passed_base) AS passed_base, sum(good) AS good, sum(good_base) AS good_base,
        sum(reached_n) AS reached_n, sum(learners_n) AS learners_n, sum(planned) AS planned, sum(planned_n) AS planned_n,
        sum(awards) AS awards, sum(by_grade_reached_n) AS by_grade_reached_n, sum(by_grade_n) AS by_grade_n
    FROM part
    GROUP BY programme_key
)
SELECT
    total.programme_key,
    coalesce(programme.name, nullif(programme.programme_code, ''), 'без программы') AS name,
    CASE programme.kind
        WHEN 'qualification' THEN 'ПК'
        WHEN 'retraining' THEN 'ПП'
        WHEN 'general' THEN 'общеразвивающая'
        WHEN 'preprofessional' THEN 'предпрофессиональная'
        WHEN 'vocational' THEN 'профобучение'
        ELSE ''
    END AS kind,
    iif(@teacher IS NULL, total.contingent, NULL) AS contingent,
    iif(total.scheduled > 0, (total.attended * 1000000 + total.scheduled / 2) / total.scheduled, NULL) AS attendance,
    iif(total.passed_base > 0, (total.passed * 1000000 + total.passed_base / 2) / total.passed_base, NULL) AS success,
    iif(total.good_base > 0, (total.good * 1000000 + total.good_base / 2) / total.good_base, NULL) AS quality,
    iif(total.learners_n > 0, (total.reached_n * 1000000 + total.learners_n / 2) / total.learners_n, NULL) AS reached,
    iif(total.by_grade_n > 0, concat(total.by_grade_reached_n, ' из ', total.by_grade_n), NULL) AS by_grades,
    iif(total.learners_n > total.by_grade_n,
        concat(total.reached_n - total.by_grade_reached_n, ' из ', total.learners_n - total.by_grade_n), NULL) AS by_passes,
    iif(total.learners_n > 0 AND total.planned_n = total.learners_n, (total.planned + total.planned_n / 2) / nullif(total.planned_n, 0), NULL) AS planned,
    iif(total.planned_n = total.learners_n,
        (total.reached_n * 1000000 + total.learners_n / 2) / nullif(total.learners_n, 0) - (total.planned + total.planned_n / 2) / nullif(total.planned_n, 0),
        NULL) AS deviation,
    iif(@teacher IS NULL, total.awards, NULL) AS awards
FROM total
INNER JOIN dim_programme AS programme ON programme.programme_key = total.programme_key
WHERE total.contingent > 0 OR total.scheduled > 0 OR total.passed_base > 0 OR total.learners_n > 0 OR total.awards > 0
ORDER BY
    iif(total.planned_n > 0 AND total.planned_n = total.learners_n, 0, 1),
    iif(total.planned_n = total.learners_n, (total.reached_n * 1000000 - total.planned) / nullif(total.planned_n, 0), NULL),
    name;
