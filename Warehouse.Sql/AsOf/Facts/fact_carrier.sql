-- title: Носители, как было известно на момент
INSERT INTO fact_carrier (
    org_key, carrier_kind, unit_no, year, group_key, title, medium, derivative_of, place, closed_on, sheets,
    corrected_on, corrected_by, correction_reason, load_file_key, line_no)
SELECT
    fact.org_key, fact.carrier_kind, fact.unit_no, fact.year, fact.group_key, fact.title, fact.medium,
    fact.derivative_of, fact.place, fact.closed_on, fact.sheets, fact.corrected_on, fact.corrected_by,
    fact.correction_reason, fact.load_file_key, fact.line_no
FROM dbo.fact_carrier AS fact
WHERE fact.load_file_key IN (SELECT load_file_key FROM dbo.dim_load_file WHERE state = 'loaded' AND finished_at <= @known)
    AND NOT EXISTS (
        SELECT 1
        FROM dbo.fact_carrier_revision AS revision
        WHERE revision.org_key = fact.org_key
            AND revision.carrier_kind = fact.carrier_kind
            AND revision.unit_no = fact.unit_no
            AND revision.year = fact.year)
UNION ALL
-- Keys with a history: of the versions known by then, the last one.
SELECT
    org_key, carrier_kind, unit_no, year, group_key, title, medium, derivative_of, place, closed_on, sheets,
    corrected_on, corrected_by, correction_reason, load_file_key, line_no
FROM (
    SELECT version.*, row_number() OVER (
        PARTITION BY org_key, carrier_kind, unit_no, year
        ORDER BY coalesce(corrected_on, iif(is_removed = 1, '9999', '')) DESC, is_removed DESC, load_file_key DESC, line_no DESC) AS version_no
    FROM (
        SELECT
            fact.org_key, fact.carrier_kind, fact.unit_no, fact.year, fact.group_key, fact.title, fact.medium,
            fact.derivative_of, fact.place, fact.closed_on, fact.sheets, fact.corrected_on, fact.corrected_by,
            fact.correction_reason, fact.load_file_key, fact.line_no, 0 AS is_removed
        FROM dbo.fact_carrier AS fact
        WHERE EXISTS (
            SELECT 1
            FROM dbo.fact_carrier_revision AS revision
            WHERE revision.org_key = fact.org_key
                AND revision.carrier_kind = fact.carrier_kind
                AND revision.unit_no = fact.unit_no
                AND revision.year = fact.year)
        UNION ALL
        SELECT
            org_key, carrier_kind, unit_no, year, group_key, title, medium, derivative_of, place, closed_on, sheets,
            corrected_on, corrected_by, correction_reason, load_file_key, line_no, is_removed
        FROM dbo.fact_carrier_revision
    ) AS version
    WHERE load_file_key IN (SELECT load_file_key FROM dbo.dim_load_file WHERE state = 'loaded' AND finished_at <= @known)
) AS ranked
WHERE version_no = 1 AND is_removed = 0;
