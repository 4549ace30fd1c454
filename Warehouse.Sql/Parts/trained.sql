-- title: Завершившие обучение по дополнительным профессиональным программам: о чём спрашивает форма 1-ПК
-- How many completed stands in the mart, who they are in the facts; those who never started are in neither. leaf is the line of table 2.1 that a learner
-- belongs to, source the column of table 2.2, age the full years at 1 January of the next year. What a text does not tell is 0 or empty.
SELECT
    told.year,
    told.kind,
    told.programme_key,
    CASE
        WHEN told.is_referred = 1 AND told.words LIKE '_езработн%' THEN 24
        WHEN told.is_referred = 1 THEN 23
        WHEN told.words LIKE '_тудент%' AND (told.words LIKE '%СПО%' OR told.words LIKE '%реднего профессион%') THEN 25
        WHEN told.words LIKE '_тудент%' AND (told.words LIKE '%ВО%' OR told.words LIKE '%ысшего%') THEN 26
        WHEN told.words LIKE '_тудент%' THEN 27
        WHEN told.words LIKE '_осударственн%' OR told.words LIKE '_ица, замещающие государственн%' THEN iif(told.words LIKE '%уководител%', 20, 19)
        WHEN told.words LIKE '_униципальн%' OR told.words LIKE '_ица, замещающие муниципальн%' THEN 21
        WHEN told.words LIKE '%воленн%военн%' THEN 22
        WHEN told.words LIKE '_уководител%' AND told.place IS NOT NULL THEN 5 + told.place
        WHEN told.words LIKE '_едагог%' OR told.words LIKE '_реподавател%' THEN 12 + coalesce(told.place, 0)
        WHEN told.words LIKE '_аботник%' AND told.place IS NOT NULL THEN 4
        WHEN told.words LIKE '_уководител%' THEN 3
        WHEN told.words LIKE '_аботник%' THEN 2
        ELSE 27
    END AS leaf,
    CASE
        WHEN told.funding LIKE '%изическ%' THEN 8
        WHEN told.funding LIKE '%ридическ%' OR told.funding LIKE '%оговор с организацией%' THEN 9
        WHEN told.funding LIKE '%обственн%' THEN 10
        WHEN told.funding LIKE '%едеральн% бюджет%' THEN 4
        WHEN told.funding LIKE '%субъект%' OR told.funding LIKE '%егиональн%' THEN 5
        WHEN told.funding LIKE '%естн%' OR told.funding LIKE '%униципальн%' THEN 6
        WHEN told.funding LIKE '%латн%' OR told.funding LIKE '%оговор%' THEN 7
        ELSE 0
    END AS source,
    CASE
        WHEN told.form LIKE '_чная%' THEN 'full'
        WHEN told.form LIKE '_чно-%' THEN 'mixed'
        WHEN told.form LIKE '_аочн%' THEN 'extramural'
        ELSE ''
    END AS form,
    CASE
        WHEN told.education LIKE '%реднее профессион%' THEN 'secondary'
        WHEN told.education LIKE '%ысшее%' THEN 'higher'
        ELSE ''
    END AS education,
    told.sex,
    told.age,
    coalesce(iif(@activity = 'employer', told.employer_activity, told.economic_activity), '') AS activity,
    CASE
        WHEN told.network IS NOT NULL THEN told.network
        WHEN told.delivery LIKE '%етев%' THEN 'used'
        ELSE 'none'
    END AS network,
    CASE
        WHEN told.e_learning IS NOT NULL THEN told.e_learning
        WHEN told.delivery LIKE '%станцион%' OR told.delivery LIKE '%лектронн%' THEN iif(told.delivery LIKE '%сключительн%', 'only', 'used')
        ELSE 'none'
    END AS e_learning,
    coalesce(told.new_qualification, 0) AS is_new,
    coalesce(told.modular_choice, 0) AS is_modular,
    coalesce(told.requires_higher, 0) AS is_higher,
    told.group_key,
    told.learner_key,
    told.n
FROM (
    SELECT
        part.date_key / 10000 AS year,
        coalesce(version.kind, programme.kind) AS kind,
        study.programme_key,
        coalesce(part.employment_category, '') AS words,
        CASE
            WHEN part.employment_category LIKE '%ополнительного профессиональн%' THEN 5
            WHEN part.employment_category LIKE '%ополнительного образован%' THEN 6
            WHEN part.employment_category LIKE '%ысшего%' THEN 4
            WHEN part.employment_category LIKE '%ошкольн%' THEN 1
            WHEN part.employment_category LIKE '%бщеобразовательн%' THEN 2
            WHEN part.employment_category LIKE '%рофессиональн% образовательн%' THEN 3
            WHEN part.employment_category LIKE '%бразова%' THEN 0
        END AS place,
        iif(part.referral LIKE '%анятост%' OR part.referral LIKE '%ЦЗН%', 1, 0) AS is_referred,
        coalesce(study.funding, '') AS funding,
        coalesce(study.form, '') AS form,
        coalesce(part.education_level, '') AS education,
        coalesce(part.sex, '') AS sex,
        part.date_key / 10000 - part.birth_cohort AS age,
        part.employer_activity,
        iif(version.programme_key IS NULL, programme.economic_activity, version.economic_activity) AS economic_activity,
        iif(version.programme_key IS NULL, programme.delivery, version.delivery) AS delivery,
        iif(version.programme_key IS NULL, programme.network, version.network) AS network,
        iif(version.programme_key IS NULL, programme.e_learning, version.e_learning) AS e_learning,
        iif(version.programme_key IS NULL, programme.new_qualification, version.new_qualification) AS new_qualification,
        iif(version.programme_key IS NULL, programme.modular_choice, version.modular_choice) AS modular_choice,
        iif(version.programme_key IS NULL, programme.requires_higher, version.requires_higher) AS requires_higher,
        iif(@opened = 1 AND @people = 'completions', part.group_key, NULL) AS group_key,
        part.learner_key,
        part.n
    FROM (
        SELECT
            mart.date_key, mart.group_key, 0 AS learner_key, mart.sex, mart.birth_cohort, mart.education_level, mart.employment_category,
            mart.employer_activity, mart.referral, mart.completed_n AS n
        FROM mart_completion AS mart
        WHERE @opened = 0 AND @people = 'completions'
            AND mart.date_key BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
        UNION ALL
        SELECT
            fact.completed_date_key, fact.group_key, fact.learner_key, coalesce(person.sex, learner.sex), coalesce(person.birth_cohort, learner.birth_cohort),
            coalesce(person.education_level, learner.education_level), coalesce(person.employment_category, learner.employment_category),
            coalesce(person.employer_activity, learner.employer_activity), fact.referral, 1
        FROM fact_enrolment AS fact
        INNER JOIN dim_learner AS learner ON learner.learner_key = fact.learner_key
        LEFT JOIN dim_learner_history AS person
            ON person.learner_key = fact.learner_key
            AND person.valid_from <= fact.completed_date_key AND person.valid_to > fact.completed_date_key
        WHERE (@opened = 1 OR @people = 'persons') AND fact.started_date_key IS NOT NULL
            AND fact.completed_date_key BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
            AND (@scope_learner IS NULL OR fact.learner_key = @scope_learner)
    ) AS part
    INNER JOIN dim_group AS study ON study.group_key = part.group_key
    INNER JOIN dim_programme AS programme ON programme.programme_key = study.programme_key
    LEFT JOIN dim_programme_history AS version
        ON version.programme_key = study.programme_key
        AND version.valid_from <= part.date_key AND version.valid_to > part.date_key
    WHERE coalesce(version.kind, programme.kind) IN ('qualification', 'retraining')
        AND (@organisation IS NULL OR study.org_key = @organisation)
        AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
        AND (@scope_learner IS NULL OR part.learner_key = @scope_learner)
) AS told
