-- title: Замечания к загруженному
-- grain: замечание
-- roles: director, analyst, curator, data_officer
-- column: code | Код | key
-- column: findings_n | Записей | count
-- column: groups_n | Групп | count
-- column: worst_group | Больше всего в группе | text
SELECT code, sum(rows_n) AS findings_n, count(*) AS groups_n, max(iif(place = 1, group_code, NULL)) AS worst_group
FROM (
    SELECT
        finding.code, study.group_code, count(*) AS rows_n,
        row_number() OVER (PARTITION BY finding.code ORDER BY count(*) DESC, study.group_code) AS place
    FROM mart_finding AS finding
    INNER JOIN dim_group AS study ON study.group_key = finding.group_key
    WHERE (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
        AND (@scope_learner IS NULL OR finding.learner_key = @scope_learner)
    GROUP BY finding.code, study.group_code
) AS by_group
GROUP BY code
ORDER BY findings_n DESC, code;
