-- title: Что изменилось за неделю
-- grain: неделя
-- parameters: week_from, week_to, week_since, organisation, programme, group, teacher
-- column: begun | Групп начали | count
-- column: grades | Оценок поставлено | count
-- column: rejects | Новых строк в карантине | count
-- Rows in quarantine that are still open are of the whole warehouse by the time of their load, so they are for those who see all of it.
SELECT
    (
        SELECT count(*)
        FROM dim_group AS member
        WHERE member.starts_on BETWEEN @week_from AND @week_to
            AND (@organisation IS NULL OR member.org_key = @organisation)
            AND (@programme IS NULL OR member.programme_key = @programme)
            AND (@group IS NULL OR member.group_key = @group)
            AND (@scope_organisation IS NULL OR member.org_key = @scope_organisation)
            AND (@scope_groups IS NULL OR member.group_key IN ({> Parts/scope-groups}))
            AND @scope_learner IS NULL
    ) AS begun,
    (
        SELECT coalesce(sum(mart.n5 + mart.n4 + mart.n3 + mart.n2 + mart.n_pass + mart.n_fail + mart.n_na + mart.n_exempt), 0)
        FROM mart_grade_day AS mart
        CROSS JOIN dim_group AS study
        WHERE study.group_key = mart.group_key
            AND mart.date_key BETWEEN @week_from AND @week_to
            AND (@teacher IS NULL OR mart.teacher_key = @teacher)
            AND (@organisation IS NULL OR study.org_key = @organisation)
            AND (@programme IS NULL OR study.programme_key = @programme)
            AND (@group IS NULL OR study.group_key = @group)
            AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
            AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
            AND @scope_learner IS NULL
    ) AS grades,
    (
        SELECT count(*)
        FROM quarantine AS rejected
        INNER JOIN dim_load_file AS source ON source.load_file_key = rejected.load_file_key
        WHERE rejected.state = 'open' AND rejected.cell_no = 1 AND source.finished_at >= @week_since AND @scope_organisation IS NULL AND @scope_groups IS NULL AND @scope_learner IS NULL
    ) AS rejects;
