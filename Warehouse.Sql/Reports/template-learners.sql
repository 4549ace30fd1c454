-- title: Коды слушателей для бланков
-- grain: слушатель
-- parameters: today
-- roles: analyst, curator
-- column: learner_code | Код слушателя | text
-- Codes alone, of learners of groups that the viewer sees: 5,000 at most, those of groups that run today first.
SELECT learner_code
FROM (
    SELECT shown.learner_code, row_number() OVER (ORDER BY shown.place, shown.learner_code) AS row_no
    FROM (
        SELECT
            learner.learner_code,
            min(iif(study.starts_on <= @today AND study.ends_on >= @today, 0, 1000000000) - coalesce(study.starts_on, 0)) AS place
        FROM dim_learner AS learner
        INNER JOIN fact_enrolment AS enrolment ON enrolment.learner_key = learner.learner_key
        INNER JOIN dim_group AS study ON study.group_key = enrolment.group_key
        WHERE learner.learner_key <> 0
            AND (@scope_organisation IS NULL OR learner.org_key = @scope_organisation)
            AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
            AND (@scope_learner IS NULL OR learner.learner_key = @scope_learner)
        GROUP BY learner.learner_code
    ) AS shown
) AS numbered
WHERE row_no <= 5000
ORDER BY row_no;
