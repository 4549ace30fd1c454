-- title: Носители: история спорных ключей заново
-- The history of a key is the set of versions that the feeds ever gave, ordered by corrected_on (none is first), then by
-- load; a removal without a date is last. The last one is the fact, the others its revisions: so that files in any order
-- give the same. Keys that nobody contests, nearly all, go straight into the fact.

-- The rows of this load; codes that it brought are members by now.
SELECT
    staged.stage_id,
    coalesce(org_new.member_key, staged.org_key) AS org_key,
    staged.carrier_kind, staged.unit_no, staged.year,
    coalesce(group_new.member_key, staged.group_key) AS group_key,
    staged.title, staged.medium, staged.derivative_of, staged.place, staged.closed_on, staged.sheets,
    staged.corrected_on, staged.corrected_by, staged.correction_reason, staged.load_file_key, staged.line_no,
    staged.is_removed
INTO #stage
FROM stage_carriers AS staged
LEFT JOIN load_member AS org_new ON org_new.dimension = 'organisation' AND org_new.member_no = staged.org_key
LEFT JOIN load_member AS group_new ON group_new.dimension = 'group' AND group_new.member_no = staged.group_key
WHERE staged.load_id = @load_id;

INSERT INTO touched_group (group_key)
SELECT DISTINCT stage.group_key
FROM #stage AS stage
WHERE stage.group_key IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM touched_group AS touched WHERE touched.group_key = stage.group_key);

-- Contested: told more than once, taken out, or known to the warehouse.
SELECT org_key, carrier_kind, unit_no, year
INTO #contested
FROM #stage
GROUP BY org_key, carrier_kind, unit_no, year
HAVING count(*) > 1 OR max(is_removed) = 1
UNION
SELECT stage.org_key, stage.carrier_kind, stage.unit_no, stage.year
FROM #stage AS stage
INNER JOIN fact_carrier AS fact
    ON fact.org_key = stage.org_key
    AND fact.carrier_kind = stage.carrier_kind
    AND fact.unit_no = stage.unit_no
    AND fact.year = stage.year
UNION
SELECT stage.org_key, stage.carrier_kind, stage.unit_no, stage.year
FROM #stage AS stage
INNER JOIN fact_carrier_revision AS revision
    ON revision.org_key = stage.org_key
    AND revision.carrier_kind = stage.carrier_kind
    AND revision.unit_no = stage.unit_no
    AND revision.year = stage.year;

INSERT INTO fact_carrier (
    org_key, carrier_kind, unit_no, year, group_key, title, medium, derivative_of, place, closed_on, sheets,
    corrected_on, corrected_by, correction_reason, load_file_key, line_no)
SELECT
    org_key, carrier_kind, unit_no, year, group_key, title, medium, derivative_of, place, closed_on, sheets,
    corrected_on, corrected_by, correction_reason, load_file_key, line_no
FROM #stage AS stage
WHERE NOT EXISTS (
    SELECT 1
    FROM #contested AS contested
    WHERE contested.org_key = stage.org_key
        AND contested.carrier_kind = stage.carrier_kind
        AND contested.unit_no = stage.unit_no
        AND contested.year = stage.year);

INSERT INTO load_count (load_file_key, loaded)
SELECT stage.load_file_key, count(*)
FROM #stage AS stage
WHERE NOT EXISTS (
    SELECT 1
    FROM #contested AS contested
    WHERE contested.org_key = stage.org_key
        AND contested.carrier_kind = stage.carrier_kind
        AND contested.unit_no = stage.unit_no
        AND contested.year = stage.year)
GROUP BY stage.load_file_key;

-- Every version of the contested keys, with a digest of what it says: nothing is a sign of its own.
SELECT
    version.*,
    coalesce(corrected_on, iif(is_removed = 1, '9999', '')) AS moment,
    hashbytes('SHA2_256', concat(
        coalesce(cast(version.group_key AS NVARCHAR(max)), nchar(30)), nchar(31),
        coalesce(cast(version.title AS NVARCHAR(max)), nchar(30)), nchar(31),
        coalesce(cast(version.medium AS NVARCHAR(max)), nchar(30)), nchar(31),
        coalesce(cast(version.derivative_of AS NVARCHAR(max)), nchar(30)), nchar(31),
        coalesce(cast(version.place AS NVARCHAR(max)), nchar(30)), nchar(31),
        coalesce(cast(version.closed_on AS NVARCHAR(max)), nchar(30)), nchar(31),
        coalesce(cast(version.sheets AS NVARCHAR(max)), nchar(30)), nchar(31),
        coalesce(cast(version.corrected_on AS NVARCHAR(max)), nchar(30)), nchar(31),
        coalesce(cast(version.corrected_by AS NVARCHAR(max)), nchar(30)), nchar(31),
        coalesce(cast(version.correction_reason AS NVARCHAR(max)), nchar(30)), nchar(31),
        version.is_removed)) AS content
INTO #version
FROM (
    SELECT
        stage.stage_id, 1 AS is_staged, 0 AS is_current,
        stage.org_key, stage.carrier_kind, stage.unit_no, stage.year, stage.group_key, stage.title, stage.medium,
        stage.derivative_of, stage.place, stage.closed_on, stage.sheets, stage.corrected_on, stage.corrected_by,
        stage.correction_reason, stage.load_file_key, stage.line_no, stage.is_removed
    FROM #stage AS stage
    INNER JOIN #contested AS contested
        ON contested.org_key = stage.org_key
        AND contested.carrier_kind = stage.carrier_kind
        AND contested.unit_no = stage.unit_no
        AND contested.year = stage.year
    UNION ALL
    SELECT
        0, 0, 1,
        fact.org_key, fact.carrier_kind, fact.unit_no, fact.year, fact.group_key, fact.title, fact.medium,
        fact.derivative_of, fact.place, fact.closed_on, fact.sheets, fact.corrected_on, fact.corrected_by,
        fact.correction_reason, fact.load_file_key, fact.line_no, 0
    FROM fact_carrier AS fact
    INNER JOIN #contested AS contested
        ON contested.org_key = fact.org_key
        AND contested.carrier_kind = fact.carrier_kind
        AND contested.unit_no = fact.unit_no
        AND contested.year = fact.year
    UNION ALL
    SELECT
        0, 0, 0,
        revision.org_key, revision.carrier_kind, revision.unit_no, revision.year, revision.group_key, revision.title,
        revision.medium, revision.derivative_of, revision.place, revision.closed_on, revision.sheets,
        revision.corrected_on, revision.corrected_by, revision.correction_reason, revision.load_file_key,
        revision.line_no, revision.is_removed
    FROM fact_carrier_revision AS revision
    INNER JOIN #contested AS contested
        ON contested.org_key = revision.org_key
        AND contested.carrier_kind = revision.carrier_kind
        AND contested.unit_no = revision.unit_no
        AND contested.year = revision.year
) AS version;

-- The same row twice in one file.
DELETE FROM #version
WHERE is_staged = 1
    AND stage_id IN (
        SELECT stage_id
        FROM (
            SELECT stage_id, row_number() OVER (
                PARTITION BY load_file_key, org_key, carrier_kind, unit_no, year, content
                ORDER BY line_no) AS place
            FROM #version
            WHERE is_staged = 1
        ) AS ranked
        WHERE place > 1);

-- One key with different values in one file, and nothing that says which is later: none of them is taken.
INSERT INTO load_conflict (load_file_key, line_no)
SELECT DISTINCT load_file_key, line_no
FROM (
    SELECT load_file_key, line_no, count(*) OVER (
        PARTITION BY load_file_key, org_key, carrier_kind, unit_no, year, moment) AS versions
    FROM #version
    WHERE is_staged = 1 AND is_removed = 0
) AS counted
WHERE versions > 1;

DELETE version
FROM #version AS version
INNER JOIN load_conflict AS conflict
    ON conflict.load_file_key = version.load_file_key AND conflict.line_no = version.line_no
WHERE version.is_staged = 1 AND version.is_removed = 0;

-- What stands as it is needs no history.
DELETE version
FROM #version AS version
INNER JOIN #version AS standing
    ON standing.org_key = version.org_key
    AND standing.carrier_kind = version.carrier_kind
    AND standing.unit_no = version.unit_no
    AND standing.year = version.year
    AND standing.content = version.content
WHERE version.is_staged = 1 AND version.is_removed = 0 AND standing.is_current = 1;

DELETE contested
FROM #contested AS contested
WHERE NOT EXISTS (
    SELECT 1
    FROM #version AS version
    WHERE version.org_key = contested.org_key
        AND version.carrier_kind = contested.carrier_kind
        AND version.unit_no = contested.unit_no
        AND version.year = contested.year
        AND version.is_staged = 1);

DELETE version
FROM #version AS version
WHERE NOT EXISTS (
    SELECT 1
    FROM #contested AS contested
    WHERE contested.org_key = version.org_key
        AND contested.carrier_kind = version.carrier_kind
        AND contested.unit_no = version.unit_no
        AND contested.year = version.year);

SELECT compared.*, row_number() OVER (
    PARTITION BY org_key, carrier_kind, unit_no, year
    ORDER BY moment DESC, is_removed DESC, load_file_key DESC, line_no DESC) AS from_last
INTO #history
FROM (
    SELECT version.*, lag(content) OVER (
        PARTITION BY org_key, carrier_kind, unit_no, year
        ORDER BY moment, is_removed, load_file_key, line_no) AS content_before
    FROM #version AS version
) AS compared
WHERE content_before IS NULL OR content_before <> content;

INSERT INTO load_count (load_file_key, loaded, corrected)
SELECT load_file_key, count(iif(content_before IS NULL, 1, NULL)), count(iif(content_before IS NOT NULL, 1, NULL))
FROM #history
WHERE is_staged = 1
GROUP BY load_file_key;

INSERT INTO touched_group (group_key)
SELECT DISTINCT history.group_key
FROM #history AS history
WHERE history.group_key IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM touched_group AS touched WHERE touched.group_key = history.group_key);

DELETE fact
FROM fact_carrier AS fact
INNER JOIN #contested AS contested
    ON contested.org_key = fact.org_key
    AND contested.carrier_kind = fact.carrier_kind
    AND contested.unit_no = fact.unit_no
    AND contested.year = fact.year;

DELETE revision
FROM fact_carrier_revision AS revision
INNER JOIN #contested AS contested
    ON contested.org_key = revision.org_key
    AND contested.carrier_kind = revision.carrier_kind
    AND contested.unit_no = revision.unit_no
    AND contested.year = revision.year;

INSERT INTO fact_carrier (
    org_key, carrier_kind, unit_no, year, group_key, title, medium, derivative_of, place, closed_on, sheets,
    corrected_on, corrected_by, correction_reason, load_file_key, line_no)
SELECT
    org_key, carrier_kind, unit_no, year, group_key, title, medium, derivative_of, place, closed_on, sheets,
    corrected_on, corrected_by, correction_reason, load_file_key, line_no
FROM #history
WHERE from_last = 1 AND is_removed = 0;

INSERT INTO fact_carrier_revision (
    org_key, carrier_kind, unit_no, year, group_key, title, medium, derivative_of, place, closed_on, sheets,
    corrected_on, corrected_by, correction_reason, load_file_key, line_no, is_removed)
SELECT
    org_key, carrier_kind, unit_no, year, group_key, title, medium, derivative_of, place, closed_on, sheets,
    corrected_on, corrected_by, correction_reason, load_file_key, line_no, is_removed
FROM #history
WHERE from_last > 1 OR is_removed = 1;

DROP TABLE #history;
DROP TABLE #version;
DROP TABLE #contested;
DROP TABLE #stage;
