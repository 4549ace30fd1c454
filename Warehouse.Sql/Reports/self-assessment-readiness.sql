-- title: План работы по самообследованию
-- grain: поток данных
-- parameters: year, organisation
-- menu: Самообследование
-- page: /self-assessment/work-plan
-- order: 41
-- roles: director, analyst
-- own: closed
-- column: feed | Данные | text
-- column: rows_n | Строк за год | count
SELECT 'завершённые обучения' AS feed, coalesce(sum(mart.completed_n), 0) AS rows_n
FROM dim_group AS study
LEFT JOIN mart_enrolment_day AS mart
    ON mart.group_key = study.group_key AND mart.date_key BETWEEN @year * 10000 + 101 AND @year * 10000 + 1231
WHERE (@organisation IS NULL OR study.org_key = @organisation)
    AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
    AND @scope_learner IS NULL
UNION ALL
SELECT 'дни посещаемости по группам' AS feed, count(mart.date_key) AS rows_n
FROM dim_group AS study
LEFT JOIN mart_attendance_day AS mart
    ON mart.group_key = study.group_key AND mart.date_key BETWEEN @year * 10000 + 101 AND @year * 10000 + 1231
WHERE (@organisation IS NULL OR study.org_key = @organisation)
    AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
    AND @scope_learner IS NULL
UNION ALL
SELECT 'дни оценок по группам' AS feed, count(mart.date_key) AS rows_n
FROM dim_group AS study
LEFT JOIN mart_grade_day AS mart
    ON mart.group_key = study.group_key AND mart.date_key BETWEEN @year * 10000 + 101 AND @year * 10000 + 1231
WHERE (@organisation IS NULL OR study.org_key = @organisation)
    AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
    AND @scope_learner IS NULL
UNION ALL
SELECT 'выданные документы' AS feed, count(study.group_key) AS rows_n
FROM fact_document AS fact
LEFT JOIN dim_group AS study ON study.group_key = fact.group_key
WHERE fact.issued_date_key BETWEEN @year * 10000 + 101 AND @year * 10000 + 1231
    AND (@organisation IS NULL OR fact.org_key = @organisation)
    AND (@scope_organisation IS NULL OR fact.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
    AND @scope_learner IS NULL
UNION ALL
SELECT 'преподаватели' AS feed, count(*) AS rows_n
FROM dim_teacher AS teacher
WHERE teacher.teacher_key <> 0
    AND teacher.is_inferred = 0
    AND (@organisation IS NULL OR teacher.org_key = @organisation)
    AND (@scope_organisation IS NULL OR teacher.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR teacher.teacher_key IN ({> Parts/scope-curators}))
    AND @scope_learner IS NULL;
