-- title: Последний день, о котором есть данные
-- grain: один отбор
-- parameters: today, organisation, programme, group
-- column: last_day | Последний день с данными | date
-- What the filter and the viewer's scope leave, up to today.
SELECT max(part.date_key) AS last_day
FROM (
    SELECT study.group_key, mart.date_key
    FROM dim_group AS study
    CROSS JOIN mart_grade_day AS mart
    WHERE mart.group_key = study.group_key
        AND (@organisation IS NULL OR study.org_key = @organisation)
        AND (@programme IS NULL OR study.programme_key = @programme)
        AND (@group IS NULL OR study.group_key = @group)
        AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
        AND @scope_learner IS NULL
    UNION ALL
    SELECT study.group_key, mart.date_key
    FROM dim_group AS study
    CROSS JOIN mart_enrolment_day AS mart
    WHERE mart.group_key = study.group_key
        AND (@organisation IS NULL OR study.org_key = @organisation)
        AND (@programme IS NULL OR study.programme_key = @programme)
        AND (@group IS NULL OR study.group_key = @group)
        AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
        AND @scope_learner IS NULL
) AS part
WHERE part.date_key <= @today;
