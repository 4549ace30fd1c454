-- title: Карантин, который видит зритель, ячейка за ячейкой
-- Whoever is kept to an organisation or to groups sees the rows that name them.
SELECT
    rejected.load_file_key, rejected.line_no, rejected.feed, rejected.row_no, rejected.cell_no, rejected.column_name, rejected.code, rejected.detail,
    rejected.raw_text, rejected.cells, rejected.state, rejected.answered_file_key
FROM quarantine AS rejected
WHERE @scope_learner IS NULL
    AND (@scope_organisation IS NULL OR EXISTS (
        SELECT 1 FROM dim_organisation AS own
        WHERE own.org_key = @scope_organisation
            AND (own.org_code = rejected.named_org_code OR (own.org_key = 1 AND rejected.named_org_code = ''))))
    AND (@scope_groups IS NULL OR EXISTS (
        SELECT 1
        FROM dim_group AS study
        INNER JOIN dim_organisation AS own ON own.org_key = study.org_key
        WHERE study.group_code = rejected.named_group_code
            AND (own.org_code = rejected.named_org_code OR (own.org_key = 1 AND rejected.named_org_code = ''))
            AND study.group_key IN ({> Parts/scope-groups})))
