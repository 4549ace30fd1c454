-- title: Результаты по месяцам
-- grain: месяц
-- parameters: from, to, today, year_ago_from, year_ago_to, organisation, programme, group, teacher
-- chart: line x=month y=share plan=planned last=share_year_ago
-- column: month | Месяц | month
-- column: share | Средняя доля балла, % | share
-- column: share_n | Оценок | count
-- column: share_year_ago | То же годом раньше, % | share
-- column: planned | Порог, % | share
-- column: attendance | Посещаемость, % часов | share
-- column: attendance_year_ago | Посещаемость годом раньше, % часов | share
-- The marts are read by their days, then the groups are looked up: CROSS JOIN keeps the embedded engine to that order.
-- The mean is of grades that count, interim and final, and that have a share, which a pass has not; a month without any is a gap. Attendance is without marks from before an
-- enrolment and after its end, as measures of quality count it.
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
    -- One line for the period: the planned share of its groups, by learners with results that have a share.
    SELECT sum(mart.planned_sum) AS planned_sum, sum(mart.graded_n) AS planned_n
    FROM study
    INNER JOIN mart_outcome_group AS mart
        ON mart.group_key = study.group_key AND mart.module_key = 0 AND mart.competency_key = 0
    WHERE study.starts_on <= @to AND study.ends_on >= @from
),
part AS (
    SELECT
        mart.date_key / 100 AS month_key,
        mart.share_sum, mart.share_n, 0 AS share_sum_ago, 0 AS share_n_ago,
        0 AS attended, 0 AS scheduled, 0 AS attended_ago, 0 AS scheduled_ago
    FROM mart_grade_day AS mart
    CROSS JOIN study
    WHERE study.group_key = mart.group_key AND mart.date_key BETWEEN @from AND @to AND mart.control_key IN (2, 3, 4)
        AND (@teacher IS NULL OR mart.teacher_key = @teacher)
    UNION ALL
    SELECT mart.date_key / 100 + 100, 0, 0, mart.share_sum, mart.share_n, 0, 0, 0, 0
    FROM mart_grade_day AS mart
    CROSS JOIN study
    WHERE study.group_key = mart.group_key AND mart.date_key BETWEEN @year_ago_from AND @year_ago_to AND mart.control_key IN (2, 3, 4)
        AND (@teacher IS NULL OR mart.teacher_key = @teacher)
    UNION ALL
    SELECT mart.date_key / 100, 0, 0, 0, 0, mart.attended, mart.scheduled, 0, 0
    FROM mart_attendance_day AS mart
    CROSS JOIN study
    WHERE study.group_key = mart.group_key AND mart.date_key BETWEEN @from AND @to AND (@teacher IS NULL OR mart.teacher_key = @teacher)
    UNION ALL
    SELECT mart.date_key / 100 + 100, 0, 0, 0, 0, 0, 0, mart.attended, mart.scheduled
    FROM mart_attendance_day AS mart
    CROSS JOIN study
    WHERE study.group_key = mart.group_key AND mart.date_key BETWEEN @year_ago_from AND @year_ago_to AND (@teacher IS NULL OR mart.teacher_key = @teacher)
    UNION ALL
    SELECT mart.date_key / 100, 0, 0, 0, 0, -mart.outside_attended, -mart.outside_scheduled, 0, 0
    FROM mart_attendance_left_out AS mart
    CROSS JOIN study
    WHERE study.group_key = mart.group_key AND mart.date_key BETWEEN @from AND @to AND (@teacher IS NULL OR mart.teacher_key = @teacher)
    UNION ALL
    SELECT mart.date_key / 100 + 100, 0, 0, 0, 0, 0, 0, -mart.outside_attended, -mart.outside_scheduled
    FROM mart_attendance_left_out AS mart
    CROSS JOIN study
    WHERE study.group_key = mart.group_key AND mart.date_key BETWEEN @year_ago_from AND @year_ago_to AND (@teacher IS NULL OR mart.teacher_key = @teacher)
)
SELECT
    month_key AS month,
    iif(sum(share_n) > 0, (sum(share_sum) + sum(share_n) / 2) / sum(share_n), NULL) AS share,
    sum(share_n) AS share_n,
    iif(sum(share_n_ago) > 0, (sum(share_sum_ago) + sum(share_n_ago) / 2) / sum(share_n_ago), NULL) AS share_year_ago,
    (SELECT iif(planned_n > 0, (planned_sum + planned_n / 2) / planned_n, NULL) FROM goal) AS planned,
    iif(sum(scheduled) > 0, (sum(attended) * 1000000 + sum(scheduled) / 2) / sum(scheduled), NULL) AS attendance,
    iif(sum(scheduled_ago) > 0, (sum(attended_ago) * 1000000 + sum(scheduled_ago) / 2) / sum(scheduled_ago), NULL) AS attendance_year_ago
FROM part
WHERE month_key BETWEEN @from / 100 AND iif(@to > @today, @today, @to) / 100
GROUP BY month_key
ORDER BY month_key;
