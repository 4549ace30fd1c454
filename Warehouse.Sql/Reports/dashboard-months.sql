-- title: Результаты по месяцам
-- grain: месяц
-- parameters: from, to, today, year_ago_from, year_ago_to, organisation, programme, group, teacher
-- chart: line x=month y=share plan=planned last=share_year_ago count=share_n lastcount=share_n_year_ago
-- column: month | Месяц | month
-- column: share | Средняя доля балла, % | share
-- column: share_n | Оценок | count
-- column: share_year_ago | То же годом раньше, % | share
-- column: share_n_year_ago | Оценок годом раньше | count
-- column: planned | Порог, % | share
-- column: attendance | Посещаемость, % часов | share
-- column: attendance_year_ago | Посещаемость годом раньше, % часов | share
-- column: quality | Качество, % | share
-- column: quality_n | Оценок с баллом | count
-- column: completed | Завершили, чел. | count
-- column: documents | Выдано документов | count
-- column: reached | Достигнуто результатов, % | share
-- column: reached_base | Планируемых результатов | count
-- The marts are read by their days, then the groups are looked up: CROSS JOIN keeps the embedded engine to that order.
-- The mean is of grades that count, interim and final, and that have a share, which a pass has not; a month without any is a gap. Attendance is without marks from before an
-- enrolment and after its end, as measures of quality count it. Results reached are those of the groups that were at work in the month.
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
goal AS (
    -- One line for the period: the mean порог of the results that have a share.
    SELECT sum(mart.planned_sum) AS planned_sum, sum(mart.by_grade_n) AS planned_n
    FROM study
    INNER JOIN mart_outcome_group AS mart ON mart.group_key = study.group_key AND mart.competency_key <> 0
    WHERE (study.starts_on <= @to OR study.starts_on IS NULL) AND (study.ends_on >= @from OR study.ends_on IS NULL)
),
span AS (
    SELECT day.date_key / 100 AS month_key, min(day.date_key) AS first_day, max(day.date_key) AS last_day
    FROM dim_date AS day
    WHERE day.date_key BETWEEN @from AND iif(@to > @today, @today, @to)
    GROUP BY day.date_key / 100
),
grade AS (
    SELECT
        mart.date_key / 100 AS month_key, sum(mart.share_sum) AS share_sum, sum(mart.share_n) AS share_n,
        sum(mart.n5 + mart.n4) AS good, sum(mart.n5 + mart.n4 + mart.n3 + mart.n2 + mart.n_na) AS good_base
    FROM mart_grade_day AS mart
    CROSS JOIN study
    WHERE study.group_key = mart.group_key AND mart.date_key BETWEEN @from AND @to AND mart.control_key IN (2, 3, 4)
        AND (@teacher IS NULL OR mart.teacher_key = @teacher)
    GROUP BY mart.date_key / 100
),
grade_ago AS (
    SELECT mart.date_key / 100 + 100 AS month_key, sum(mart.share_sum) AS share_sum, sum(mart.share_n) AS share_n
    FROM mart_grade_day AS mart
    CROSS JOIN study
    WHERE study.group_key = mart.group_key AND mart.date_key BETWEEN @year_ago_from AND @year_ago_to AND mart.control_key IN (2, 3, 4)
        AND (@teacher IS NULL OR mart.teacher_key = @teacher)
    GROUP BY mart.date_key / 100 + 100
),
lesson AS (
    SELECT month_key, sum(attended) AS attended, sum(scheduled) AS scheduled, sum(attended_ago) AS attended_ago, sum(scheduled_ago) AS scheduled_ago
    FROM (
        SELECT mart.date_key / 100 AS month_key, mart.attended, mart.scheduled, 0 AS attended_ago, 0 AS scheduled_ago
        FROM mart_attendance_day AS mart
        CROSS JOIN study
        WHERE study.group_key = mart.group_key AND mart.date_key BETWEEN @from AND @to AND (@teacher IS NULL OR mart.teacher_key = @teacher)
        UNION ALL
        SELECT mart.date_key / 100 + 100, 0, 0, mart.attended, mart.scheduled
        FROM mart_attendance_day AS mart
        CROSS JOIN study
        WHERE study.group_key = mart.group_key AND mart.date_key BETWEEN @year_ago_from AND @year_ago_to AND (@teacher IS NULL OR mart.teacher_key = @teacher)
        UNION ALL
        SELECT mart.date_key / 100, -mart.outside_attended, -mart.outside_scheduled, 0, 0
        FROM mart_attendance_left_out AS mart
        CROSS JOIN study
        WHERE study.group_key = mart.group_key AND mart.date_key BETWEEN @from AND @to AND (@teacher IS NULL OR mart.teacher_key = @teacher)
        UNION ALL
        SELECT mart.date_key / 100 + 100, 0, 0, -mart.outside_attended, -mart.outside_scheduled
        FROM mart_attendance_left_out AS mart
        CROSS JOIN study
        WHERE study.group_key = mart.group_key AND mart.date_key BETWEEN @year_ago_from AND @year_ago_to AND (@teacher IS NULL OR mart.teacher_key = @teacher)
    ) AS part
    GROUP BY month_key
),
movement AS (
    SELECT mart.date_key / 100 AS month_key, sum(mart.completed_n) AS completed
    FROM mart_enrolment_day AS mart
    CROSS JOIN study
    WHERE study.group_key = mart.group_key AND mart.date_key BETWEEN @from AND @to AND @teacher IS NULL
    GROUP BY mart.date_key / 100
),
document AS (
    SELECT fact.issued_date_key / 100 AS month_key, count(*) AS documents
    FROM (
{> Parts/document-standing}
    ) AS fact
    INNER JOIN dim_group AS member ON member.group_key = fact.group_key
    WHERE (@organisation IS NULL OR fact.org_key = @organisation)
        AND (@programme IS NULL OR member.programme_key = @programme)
        AND (@group IS NULL OR member.group_key = @group)
        AND (@scope_organisation IS NULL OR fact.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR member.group_key IN ({> Parts/scope-groups}))
        AND @scope_learner IS NULL
        AND @teacher IS NULL
        AND fact.issued_date_key BETWEEN @from AND @to AND fact.is_issued = 1
    GROUP BY fact.issued_date_key / 100
),
outcome AS (
    SELECT span.month_key, sum(mart.reached_n) AS reached_n, sum(mart.planned_n) AS planned_n
    FROM span
    INNER JOIN study ON (study.starts_on <= span.last_day OR study.starts_on IS NULL) AND (study.ends_on >= span.first_day OR study.ends_on IS NULL)
    INNER JOIN mart_outcome_group AS mart ON mart.group_key = study.group_key AND mart.competency_key <> 0 AND @teacher IS NULL
    GROUP BY span.month_key
)
SELECT
    span.month_key AS month,
    iif(grade.share_n > 0, (grade.share_sum + grade.share_n / 2) / grade.share_n, NULL) AS share,
    coalesce(grade.share_n, 0) AS share_n,
    iif(grade_ago.share_n > 0, (grade_ago.share_sum + grade_ago.share_n / 2) / grade_ago.share_n, NULL) AS share_year_ago,
    coalesce(grade_ago.share_n, 0) AS share_n_year_ago,
    (SELECT iif(planned_n > 0, (planned_sum + planned_n / 2) / planned_n, NULL) FROM goal) AS planned,
    iif(lesson.scheduled > 0, (lesson.attended * 1000000 + lesson.scheduled / 2) / lesson.scheduled, NULL) AS attendance,
    iif(lesson.scheduled_ago > 0, (lesson.attended_ago * 1000000 + lesson.scheduled_ago / 2) / lesson.scheduled_ago, NULL) AS attendance_year_ago,
    iif(grade.good_base > 0, (grade.good * 1000000 + grade.good_base / 2) / grade.good_base, NULL) AS quality,
    coalesce(grade.good_base, 0) AS quality_n,
    iif(@teacher IS NULL, coalesce(movement.completed, 0), NULL) AS completed,
    iif(@teacher IS NULL, coalesce(document.documents, 0), NULL) AS documents,
    iif(outcome.planned_n > 0, (outcome.reached_n * 1000000 + outcome.planned_n / 2) / outcome.planned_n, NULL) AS reached,
    coalesce(outcome.planned_n, 0) AS reached_base
FROM span
LEFT JOIN grade ON grade.month_key = span.month_key
LEFT JOIN grade_ago ON grade_ago.month_key = span.month_key
LEFT JOIN lesson ON lesson.month_key = span.month_key
LEFT JOIN movement ON movement.month_key = span.month_key
LEFT JOIN document ON document.month_key = span.month_key
LEFT JOIN outcome ON outcome.month_key = span.month_key
WHERE coalesce(grade.share_n, grade_ago.share_n, grade.good_base, lesson.scheduled, lesson.scheduled_ago, movement.completed, document.documents, outcome.planned_n)
    IS NOT NULL
ORDER BY span.month_key;
