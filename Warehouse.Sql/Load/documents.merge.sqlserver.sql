-- title: Выданные документы: история спорных ключей заново
-- The history of a key is the set of versions that the feeds ever gave, ordered by corrected_on (none is first), then by
-- load; a removal without a date is last. The last one is the fact, the others its revisions: so that files in any order
-- give the same. Keys that nobody contests, nearly all, go straight into the fact.

-- The rows of this load; codes that it brought are members by now.
SELECT
    staged.stage_id,
    coalesce(document_new.member_key, staged.document_key) AS document_key,
    staged.registration_no, staged.issued_date_key,
    coalesce(learner_new.member_key, staged.learner_key) AS learner_key,
    coalesce(group_new.member_key, staged.group_key) AS group_key,
    staged.blank_series, staged.blank_no, staged.delivery, staged.sent_date_key, staged.receipt_no, staged.status,
    staged.original_registration_no,
    coalesce(org_new.member_key, staged.org_key) AS org_key,
    staged.corrected_on, staged.corrected_by, staged.correction_reason, staged.load_file_key, staged.line_no,
    staged.is_removed
INTO #stage
FROM stage_documents AS staged
LEFT JOIN load_member AS document_new ON document_new.dimension = 'document' AND document_new.member_no = staged.document_key
LEFT JOIN load_member AS learner_new ON learner_new.dimension = 'learner' AND learner_new.member_no = staged.learner_key
LEFT JOIN load_member AS group_new ON group_new.dimension = 'group' AND group_new.member_no = staged.group_key
LEFT JOIN load_member AS org_new ON org_new.dimension = 'organisation' AND org_new.member_no = staged.org_key
WHERE staged.load_id = @load_id;

INSERT INTO touched_group (group_key)
SELECT DISTINCT stage.group_key
FROM #stage AS stage
WHERE stage.group_key IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM touched_group AS touched WHERE touched.group_key = stage.group_key);

-- Contested: told more than once, taken out, or known to the warehouse.
SELECT document_key, registration_no
INTO #contested
FROM #stage
GROUP BY document_key, registration_no
HAVING count(*) > 1 OR max(is_removed) = 1
UNION
SELECT stage.document_key, stage.registration_no
FROM #stage AS stage
INNER JOIN fact_document AS fact
    ON fact.document_key = stage.document_key
    AND fact.registration_no = stage.registration_no
UNION
SELECT stage.document_key, stage.registration_no
FROM #stage AS stage
INNER JOIN fact_document_revision AS revision
    ON revision.document_key = stage.document_key
    AND revision.registration_no = stage.registration_no;

INSERT INTO fact_document (
    document_key, registration_no, issued_date_key, learner_key, group_key, blank_series, blank_no, delivery,
    sent_date_key, receipt_no, status, original_registration_no, org_key, corrected_on, corrected_by,
    correction_reason, load_file_key, line_no)
SELECT
    document_key, registration_no, issued_date_key, learner_key, group_key, blank_series, blank_no, delivery,
    sent_date_key, receipt_no, status, original_registration_no, org_key, corrected_on, corrected_by,
    correction_reason, load_file_key, line_no
FROM #stage AS stage
WHERE NOT EXISTS (
    SELECT 1
    FROM #contested AS contested
    WHERE contested.document_key = stage.document_key
        AND contested.registration_no = stage.registration_no);

INSERT INTO load_count (load_file_key, loaded)
SELECT stage.load_file_key, count(*)
FROM #stage AS stage
WHERE NOT EXISTS (
    SELECT 1
    FROM #contested AS contested
    WHERE contested.document_key = stage.document_key
        AND contested.registration_no = stage.registration_no)
GROUP BY stage.load_file_key;

-- Every version of the contested keys, with a digest of what it says: nothing is a sign of its own.
SELECT
    version.*,
    coalesce(corrected_on, iif(is_removed = 1, '9999', '')) AS moment,
    hashbytes('SHA2_256', concat(
        coalesce(cast(version.issued_date_key AS NVARCHAR(max)), nchar(30)), nchar(31),
        coalesce(cast(version.learner_key AS NVARCHAR(max)), nchar(30)), nchar(31),
        coalesce(cast(version.group_key AS NVARCHAR(max)), nchar(30)), nchar(31),
        coalesce(cast(version.blank_series AS NVARCHAR(max)), nchar(30)), nchar(31),
        coalesce(cast(version.blank_no AS NVARCHAR(max)), nchar(30)), nchar(31),
        coalesce(cast(version.delivery AS NVARCHAR(max)), nchar(30)), nchar(31),
        coalesce(cast(version.sent_date_key AS NVARCHAR(max)), nchar(30)), nchar(31),
        coalesce(cast(version.receipt_no AS NVARCHAR(max)), nchar(30)), nchar(31),
        coalesce(cast(version.status AS NVARCHAR(max)), nchar(30)), nchar(31),
        coalesce(cast(version.original_registration_no AS NVARCHAR(max)), nchar(30)), nchar(31),
        coalesce(cast(version.corrected_on AS NVARCHAR(max)), nchar(30)), nchar(31),
        coalesce(cast(version.corrected_by AS NVARCHAR(max)), nchar(30)), nchar(31),
        coalesce(cast(version.correction_reason AS NVARCHAR(max)), nchar(30)), nchar(31),
        version.is_removed)) AS content
INTO #version
FROM (
    SELECT
        stage.stage_id, 1 AS is_staged, 0 AS is_current,
        stage.document_key, stage.registration_no, stage.issued_date_key, stage.learner_key, stage.group_key,
        stage.blank_series, stage.blank_no, stage.delivery, stage.sent_date_key, stage.receipt_no, stage.status,
        stage.original_registration_no, stage.org_key, stage.corrected_on, stage.corrected_by,
        stage.correction_reason, stage.load_file_key, stage.line_no, stage.is_removed
    FROM #stage AS stage
    INNER JOIN #contested AS contested
        ON contested.document_key = stage.document_key
        AND contested.registration_no = stage.registration_no
    UNION ALL
    SELECT
        0, 0, 1,
        fact.document_key, fact.registration_no, fact.issued_date_key, fact.learner_key, fact.group_key,
        fact.blank_series, fact.blank_no, fact.delivery, fact.sent_date_key, fact.receipt_no, fact.status,
        fact.original_registration_no, fact.org_key, fact.corrected_on, fact.corrected_by, fact.correction_reason,
        fact.load_file_key, fact.line_no, 0
    FROM fact_document AS fact
    INNER JOIN #contested AS contested
        ON contested.document_key = fact.document_key
        AND contested.registration_no = fact.registration_no
    UNION ALL
    SELECT
        0, 0, 0,
        revision.document_key, revision.registration_no, revision.issued_date_key, revision.learner_key,
        revision.group_key, revision.blank_series, revision.blank_no, revision.delivery, revision.sent_date_key,
        revision.receipt_no, revision.status, revision.original_registration_no, revision.org_key,
        revision.corrected_on, revision.corrected_by, revision.correction_reason, revision.load_file_key,
        revision.line_no, revision.is_removed
    FROM fact_document_revision AS revision
    INNER JOIN #contested AS contested
        ON contested.document_key = revision.document_key
        AND contested.registration_no = revision.registration_no
) AS version;

-- The same row twice in one file.
DELETE FROM #version
WHERE is_staged = 1
    AND stage_id IN (
        SELECT stage_id
        FROM (
            SELECT stage_id, row_number() OVER (
                PARTITION BY load_file_key, document_key, registration_no, content
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
        PARTITION BY load_file_key, document_key, registration_no, moment) AS versions
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
    ON standing.document_key = version.document_key
    AND standing.registration_no = version.registration_no
    AND standing.content = version.content
WHERE version.is_staged = 1 AND version.is_removed = 0 AND standing.is_current = 1;

DELETE contested
FROM #contested AS contested
WHERE NOT EXISTS (
    SELECT 1
    FROM #version AS version
    WHERE version.document_key = contested.document_key
        AND version.registration_no = contested.registration_no
        AND version.is_staged = 1);

DELETE version
FROM #version AS version
WHERE NOT EXISTS (
    SELECT 1
    FROM #contested AS contested
    WHERE contested.document_key = version.document_key
        AND contested.registration_no = version.registration_no);

SELECT compared.*, row_number() OVER (
    PARTITION BY document_key, registration_no
    ORDER BY moment DESC, is_removed DESC, load_file_key DESC, line_no DESC) AS from_last
INTO #history
FROM (
    SELECT version.*, lag(content) OVER (
        PARTITION BY document_key, registration_no
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
FROM fact_document AS fact
INNER JOIN #contested AS contested
    ON contested.document_key = fact.document_key
    AND contested.registration_no = fact.registration_no;

DELETE revision
FROM fact_document_revision AS revision
INNER JOIN #contested AS contested
    ON contested.document_key = revision.document_key
    AND contested.registration_no = revision.registration_no;

INSERT INTO fact_document (
    document_key, registration_no, issued_date_key, learner_key, group_key, blank_series, blank_no, delivery,
    sent_date_key, receipt_no, status, original_registration_no, org_key, corrected_on, corrected_by,
    correction_reason, load_file_key, line_no)
SELECT
    document_key, registration_no, issued_date_key, learner_key, group_key, blank_series, blank_no, delivery,
    sent_date_key, receipt_no, status, original_registration_no, org_key, corrected_on, corrected_by,
    correction_reason, load_file_key, line_no
FROM #history
WHERE from_last = 1 AND is_removed = 0;

INSERT INTO fact_document_revision (
    document_key, registration_no, issued_date_key, learner_key, group_key, blank_series, blank_no, delivery,
    sent_date_key, receipt_no, status, original_registration_no, org_key, corrected_on, corrected_by,
    correction_reason, load_file_key, line_no, is_removed)
SELECT
    document_key, registration_no, issued_date_key, learner_key, group_key, blank_series, blank_no, delivery,
    sent_date_key, receipt_no, status, original_registration_no, org_key, corrected_on, corrected_by,
    correction_reason, load_file_key, line_no, is_removed
FROM #history
WHERE from_last > 1 OR is_removed = 1;

DROP TABLE #history;
DROP TABLE #version;
DROP TABLE #contested;
DROP TABLE #stage;
