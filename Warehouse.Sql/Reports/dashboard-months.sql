-- title: Результаты по месяцам
-- grain: месяц
-- parameters: from, to, year_ago_from, year_ago_to, organisation, programme, group, teacher
-- chart: line x=month y=share last=share_year_ago
-- column: month | Месяц | month
-- column: share | Средняя доля балла, % | share
-- column: share_n | Оценок | count
-- column: share_year_ago | То же годом раньше, % | share
-- column: attendance | Посещаемость, % часов | share
-- column: attendance_year_ago | Посещаемость годом раньше, % часов | share
-- The mean is of grades that count, interim and final; a month without any is a gap.
WITH study AS (
    -- The groups that the filter and the viewer's scope leave; figures of groups are nobody's own record.
    SELECT member.group_key, member.group_code, member.programme_key, member.starts_on, member.ends_on
    FROM dim_group AS member
    WHERE (@organisation IS NULL OR member.org_key = @organisation)
        AND (@programme IS NULL OR member.programme_key = @programme)
        AND (@group IS NULL OR member.group_key = @group)
        AND (@scope_organisation IS NULL OR member.org_key = @scope_organisation)
        AND (@scope_curator IS NULL OR member.curator_key = @scope_curator)
        AND @scope_learner IS NULL
),
part AS (
    SELECT
        mart.date_key / 100 AS month_key,
        mart.share_sum, mart.share_n, 0 AS share_sum_ago, 0 AS share_n_ago,
        0 AS attended, 0 AS scheduled, 0 AS attended_ago, 0 AS scheduled_ago
    FROM mart_grade_day AS mart
    INNER JOIN study ON study.group_key = mart.group_key
    WHERE mart.date_key BETWEEN @from AND @to AND mart.control_key IN (2, 3, 4)
        AND (@teacher IS NULL OR mart.teacher_key = @teacher)
    UNION ALL
    SELECT mart.date_key / 100 + 100, 0, 0, mart.share_sum, mart.share_n, 0, 0, 0, 0
    FROM mart_grade_day AS mart
    INNER JOIN study ON study.group_key = mart.group_key
    WHERE mart.date_key BETWEEN @year_ago_from AND @year_ago_to AND mart.control_key IN (2, 3, 4)
        AND (@teacher IS NULL OR mart.teacher_key = @teacher)
    UNION ALL
    SELECT mart.date_key / 100, 0, 0, 0, 0, mart.attended, mart.scheduled, 0, 0
    FROM mart_attendance_day AS mart
    INNER JOIN study ON study.group_key = mart.group_key
    WHERE mart.date_key BETWEEN @from AND @to AND (@teacher IS NULL OR mart.teacher_key = @teacher)
    UNION ALL
    SELECT mart.date_key / 100 + 100, 0, 0, 0, 0, 0, 0, mart.attended, mart.scheduled
    FROM mart_attendance_day AS mart
    INNER JOIN study ON study.group_key = mart.group_key
    WHERE mart.date_key BETWEEN @year_ago_from AND @year_ago_to AND (@teacher IS NULL OR mart.teacher_key = @teacher)
)
SELECT
    month_key AS month,
    iif(sum(share_n) > 0, (sum(share_sum) + sum(share_n) / 2) / sum(share_n), NULL) AS share,
    sum(share_n) AS share_n,
    iif(sum(share_n_ago) > 0, (sum(share_sum_ago) + sum(share_n_ago) / 2) / sum(share_n_ago), NULL) AS share_year_ago,
    iif(sum(scheduled) > 0, (sum(attended) * 1000000 + sum(scheduled) / 2) / sum(scheduled), NULL) AS attendance,
    iif(sum(scheduled_ago) > 0, (sum(attended_ago) * 1000000 + sum(scheduled_ago) / 2) / sum(scheduled_ago), NULL) AS attendance_year_ago
FROM part
GROUP BY month_key
ORDER BY month_key;
