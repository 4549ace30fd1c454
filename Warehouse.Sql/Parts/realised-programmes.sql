-- title: Дополнительные профессиональные программы, которые реализуются в году, и их сведения на 31 декабря
-- A programme once a year: by a group at work with someone who had started, or by a completion.
SELECT
    told.date_key / 10000 AS year,
    told.programme_key,
    told.kind,
    coalesce(told.economic_activity, '') AS activity,
    iif(coalesce(told.accredited_from, 99991231) <= told.date_key AND coalesce(told.accredited_to, 99991231) >= told.date_key, 1, 0) AS is_accredited,
    CASE
        WHEN told.network IS NOT NULL THEN iif(told.network = 'none', 0, 1)
        WHEN told.delivery LIKE '%етев%' THEN 1
        ELSE 0
    END AS is_network,
    CASE
        WHEN told.e_learning IS NOT NULL THEN iif(told.e_learning = 'none', 0, 1)
        WHEN told.delivery LIKE '%станцион%' OR told.delivery LIKE '%лектронн%' THEN 1
        ELSE 0
    END AS is_electronic
FROM (
    SELECT
        closing.date_key,
        programme.programme_key,
        coalesce(version.kind, programme.kind) AS kind,
        iif(version.programme_key IS NULL, programme.economic_activity, version.economic_activity) AS economic_activity,
        iif(version.programme_key IS NULL, programme.accredited_from, version.accredited_from) AS accredited_from,
        iif(version.programme_key IS NULL, programme.accredited_to, version.accredited_to) AS accredited_to,
        iif(version.programme_key IS NULL, programme.delivery, version.delivery) AS delivery,
        iif(version.programme_key IS NULL, programme.network, version.network) AS network,
        iif(version.programme_key IS NULL, programme.e_learning, version.e_learning) AS e_learning
    FROM dim_date AS closing
    CROSS JOIN dim_programme AS programme
    LEFT JOIN dim_programme_history AS version
        ON version.programme_key = programme.programme_key
        AND version.valid_from <= closing.date_key AND version.valid_to > closing.date_key
    WHERE closing.month = 12 AND closing.day = 31
        AND closing.date_key BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
        AND EXISTS (
            SELECT 1
            FROM dim_group AS study
            INNER JOIN mart_enrolment_day AS mart ON mart.group_key = study.group_key AND mart.date_key <= closing.date_key
            WHERE study.programme_key = programme.programme_key
                AND ((@programmes = 'active' AND mart.started_n > 0
                        AND study.starts_on <= closing.date_key AND study.ends_on >= closing.year * 10000 + 101)
                    OR (@programmes = 'completed' AND mart.completed_n > 0 AND mart.date_key >= closing.year * 10000 + 101))
                AND (@organisation IS NULL OR study.org_key = @organisation)
                AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
                AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups})))
        AND @scope_learner IS NULL
) AS told
WHERE told.kind IN ('qualification', 'retraining')
