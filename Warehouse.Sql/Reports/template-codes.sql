-- title: Коды для бланков
-- grain: код
-- parameters: today
-- roles: analyst, curator
-- column: kind | Вид | key
-- column: code | Код | text
-- column: name | Название | text
-- Codes that files name, for the lists of templates: 5,000 of a kind at most, groups that run today first. Kinds are the names of dimensions.
SELECT kind, code, name
FROM (
    SELECT shown.kind, shown.code, shown.name, row_number() OVER (PARTITION BY shown.kind ORDER BY shown.place, shown.code) AS row_no
    FROM (
        SELECT
            'group' AS kind, study.group_code AS code, max(programme.name) AS name,
            min(iif(study.starts_on <= @today AND study.ends_on >= @today, 0, 1000000000) - coalesce(study.starts_on, 0)) AS place
        FROM dim_group AS study
        INNER JOIN dim_programme AS programme ON programme.programme_key = study.programme_key
        WHERE study.group_key <> 0
            AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
            AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
        GROUP BY study.group_code

        UNION ALL

        SELECT 'programme' AS kind, programme.programme_code AS code, max(programme.name) AS name, 0 AS place
        FROM dim_programme AS programme
        WHERE programme.programme_key <> 0
            AND (@scope_organisation IS NULL OR programme.org_key = @scope_organisation)
            AND (@scope_groups IS NULL OR EXISTS (
                SELECT 1 FROM dim_group AS study
                WHERE study.programme_key = programme.programme_key AND study.group_key IN ({> Parts/scope-groups})))
        GROUP BY programme.programme_code

        UNION ALL

        SELECT 'module' AS kind, module.module_code AS code, max(named.name) AS name, 0 AS place
        FROM dim_module AS module
        INNER JOIN dim_programme_module AS named ON named.module_key = module.module_key
        WHERE module.module_key <> 0
            AND (@scope_organisation IS NULL OR module.org_key = @scope_organisation)
            AND (@scope_groups IS NULL OR EXISTS (
                SELECT 1 FROM dim_group AS study
                WHERE study.programme_key = named.programme_key AND study.group_key IN ({> Parts/scope-groups})))
        GROUP BY module.module_code

        UNION ALL

        SELECT 'competency' AS kind, competency.competency_code AS code, max(named.name) AS name, 0 AS place
        FROM dim_competency AS competency
        INNER JOIN dim_programme_competency AS named ON named.competency_key = competency.competency_key
        WHERE competency.competency_key <> 0
            AND (@scope_organisation IS NULL OR competency.org_key = @scope_organisation)
            AND (@scope_groups IS NULL OR EXISTS (
                SELECT 1 FROM dim_group AS study
                WHERE study.programme_key = named.programme_key AND study.group_key IN ({> Parts/scope-groups})))
        GROUP BY competency.competency_code

        UNION ALL

        SELECT 'teacher' AS kind, teacher.teacher_code AS code, NULL AS name, 0 AS place
        FROM dim_teacher AS teacher
        WHERE teacher.teacher_key <> 0
            AND (@scope_organisation IS NULL OR teacher.org_key = @scope_organisation)
            AND (@scope_groups IS NULL OR teacher.teacher_key IN ({> Parts/scope-curators}) OR EXISTS (
                SELECT 1 FROM mart_grade_day AS grade
                WHERE grade.group_key IN ({> Parts/scope-groups}) AND grade.teacher_key = teacher.teacher_key))
        GROUP BY teacher.teacher_code

        UNION ALL

        SELECT 'organisation' AS kind, organisation.org_code AS code, max(organisation.name) AS name, 0 AS place
        FROM dim_organisation AS organisation
        WHERE (@scope_organisation IS NULL OR organisation.org_key = @scope_organisation)
            AND (@scope_groups IS NULL OR EXISTS (
                SELECT 1 FROM dim_group AS study WHERE study.org_key = organisation.org_key AND study.group_key IN ({> Parts/scope-groups})))
        GROUP BY organisation.org_code

        UNION ALL

        SELECT 'award' AS kind, kind.award_kind AS code, NULL AS name, 0 AS place
        FROM dim_award AS kind
        WHERE kind.award_key <> 0
            AND (@scope_organisation IS NULL OR kind.org_key = @scope_organisation)
            AND (@scope_groups IS NULL OR EXISTS (
                SELECT 1 FROM fact_award AS award WHERE award.award_key = kind.award_key AND award.group_key IN ({> Parts/scope-groups})))
        GROUP BY kind.award_kind

        UNION ALL

        SELECT 'document' AS kind, kind.document_kind AS code, NULL AS name, 0 AS place
        FROM dim_document AS kind
        WHERE kind.document_key <> 0
            AND (@scope_organisation IS NULL OR kind.org_key = @scope_organisation)
            AND (@scope_groups IS NULL OR EXISTS (
                SELECT 1 FROM fact_document AS issued WHERE issued.document_key = kind.document_key AND issued.group_key IN ({> Parts/scope-groups})))
        GROUP BY kind.document_kind
    ) AS shown
    WHERE @scope_learner IS NULL
) AS numbered
WHERE row_no <= 5000
ORDER BY kind, row_no;
