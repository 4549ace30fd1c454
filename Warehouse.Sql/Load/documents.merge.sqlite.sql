-- title: Выданные документы: история спорных ключей заново
-- The history of a key is the set of versions that the feeds ever gave, ordered by corrected_on (none is first), then by
-- load; a removal without a date is last. The last one is the fact, the others its revisions: so that files in any order
-- give the same. Row-value IN makes the engine go by key from the few contested rows, never over the whole fact.

-- Rows of this file that went in before their key was contested, or whose key was removed.
INSERT OR IGNORE INTO contested_documents SELECT DISTINCT document_key, registration_no FROM stage_documents;
INSERT OR IGNORE INTO contested_documents
SELECT removed.document_key, removed.registration_no
FROM fact_document_revision AS removed
CROSS JOIN fact_document AS fact
WHERE fact.document_key = removed.document_key
    AND fact.registration_no = removed.registration_no
    AND removed.is_removed = 1
    AND fact.load_file_key >= @load_file_key;

INSERT INTO stage_documents
SELECT fact.*, 0
FROM contested_documents AS contested
CROSS JOIN fact_document AS fact
WHERE fact.document_key = contested.document_key
    AND fact.registration_no = contested.registration_no
    AND fact.load_file_key >= @load_file_key;

INSERT INTO load_count (load_file_key, pulled)
SELECT fact.load_file_key, count(*)
FROM contested_documents AS contested
CROSS JOIN fact_document AS fact
WHERE fact.document_key = contested.document_key
    AND fact.registration_no = contested.registration_no
    AND fact.load_file_key >= @load_file_key
GROUP BY fact.load_file_key;

DELETE FROM fact_document
WHERE (document_key, registration_no) IN (
        SELECT document_key, registration_no FROM contested_documents)
    AND load_file_key >= @load_file_key;

-- The same row twice in one file.
DELETE FROM stage_documents WHERE rowid IN (
    SELECT stage_id
    FROM (
        SELECT rowid AS stage_id, row_number() OVER (
            PARTITION BY load_file_key, document_key, registration_no,
                issued_date_key, learner_key, group_key, blank_series, blank_no, delivery, sent_date_key, receipt_no,
                status, original_registration_no, corrected_on, corrected_by, correction_reason, is_removed
            ORDER BY line_no) AS place
        FROM stage_documents
    ) AS ranked
    WHERE place > 1);

-- One key with different values in one file, and nothing that says which is later: none of them is taken.
INSERT OR IGNORE INTO load_conflict (load_file_key, line_no)
SELECT load_file_key, line_no
FROM (
    SELECT load_file_key, line_no, count(*) OVER (PARTITION BY load_file_key, document_key, registration_no, corrected_on) AS versions
    FROM stage_documents
    WHERE is_removed = 0
) AS counted
WHERE versions > 1;

DELETE FROM stage_documents WHERE is_removed = 0 AND (load_file_key, line_no) IN (SELECT load_file_key, line_no FROM load_conflict);

-- What stands as it is needs no history.
DELETE FROM stage_documents
WHERE is_removed = 0
    AND EXISTS (
        SELECT 1
        FROM fact_document AS fact
        WHERE fact.document_key = stage_documents.document_key
            AND fact.registration_no = stage_documents.registration_no
            AND fact.issued_date_key IS stage_documents.issued_date_key
            AND fact.learner_key IS stage_documents.learner_key
            AND fact.group_key IS stage_documents.group_key
            AND fact.blank_series IS stage_documents.blank_series
            AND fact.blank_no IS stage_documents.blank_no
            AND fact.delivery IS stage_documents.delivery
            AND fact.sent_date_key IS stage_documents.sent_date_key
            AND fact.receipt_no IS stage_documents.receipt_no
            AND fact.status IS stage_documents.status
            AND fact.original_registration_no IS stage_documents.original_registration_no
            AND fact.corrected_on IS stage_documents.corrected_on
            AND fact.corrected_by IS stage_documents.corrected_by
            AND fact.correction_reason IS stage_documents.correction_reason);

DELETE FROM contested_documents;
INSERT INTO contested_documents SELECT DISTINCT document_key, registration_no FROM stage_documents;

INSERT INTO stage_documents
SELECT fact.*, 0
FROM contested_documents AS contested
CROSS JOIN fact_document AS fact
WHERE fact.document_key = contested.document_key
    AND fact.registration_no = contested.registration_no;

INSERT INTO stage_documents
SELECT revision.*
FROM contested_documents AS contested
CROSS JOIN fact_document_revision AS revision
WHERE revision.document_key = contested.document_key
    AND revision.registration_no = contested.registration_no;

-- Nothing is a sign of its own: concat_ws passes over empty texts.
CREATE TEMP TABLE version_documents AS
SELECT *, row_number() OVER (
    PARTITION BY document_key, registration_no ORDER BY moment DESC, is_removed DESC, load_file_key DESC, line_no DESC) AS from_last
FROM (
    SELECT *, lag(content) OVER (
        PARTITION BY document_key, registration_no ORDER BY moment, is_removed, load_file_key, line_no) AS content_before
    FROM (
        SELECT *,
            coalesce(corrected_on, iif(is_removed = 1, '9999', '')) AS moment,
            concat_ws(char(31),
            coalesce(issued_date_key, char(30)), coalesce(learner_key, char(30)), coalesce(group_key, char(30)),
            coalesce(blank_series, char(30)), coalesce(blank_no, char(30)), coalesce(delivery, char(30)), coalesce(sent_date_key, char(30)),
            coalesce(receipt_no, char(30)), coalesce(status, char(30)), coalesce(original_registration_no, char(30)),
            coalesce(corrected_on, char(30)), coalesce(corrected_by, char(30)), coalesce(correction_reason, char(30)),
            coalesce(is_removed, char(30))) AS content
        FROM stage_documents
    ) AS timed
) AS compared
WHERE content_before IS NULL OR content_before <> content;

INSERT INTO load_count (load_file_key, loaded, corrected)
SELECT load_file_key, count(iif(content_before IS NULL, 1, NULL)), count(content_before)
FROM version_documents
WHERE load_file_key >= @load_file_key
GROUP BY load_file_key;

INSERT OR IGNORE INTO touched_group SELECT group_key FROM version_documents WHERE group_key IS NOT NULL;

DELETE FROM fact_document
WHERE (document_key, registration_no) IN (
    SELECT document_key, registration_no FROM contested_documents);

DELETE FROM fact_document_revision
WHERE (document_key, registration_no) IN (
    SELECT document_key, registration_no FROM contested_documents);

INSERT INTO fact_document (
    document_key, registration_no, issued_date_key, learner_key, group_key, blank_series, blank_no, delivery,
    sent_date_key, receipt_no, status, original_registration_no, org_key, corrected_on, corrected_by, correction_reason,
    load_file_key, line_no)
SELECT
    document_key, registration_no, issued_date_key, learner_key, group_key, blank_series, blank_no, delivery,
    sent_date_key, receipt_no, status, original_registration_no, org_key, corrected_on, corrected_by, correction_reason,
    load_file_key, line_no
FROM version_documents
WHERE from_last = 1 AND is_removed = 0;

INSERT INTO fact_document_revision (
    document_key, registration_no, issued_date_key, learner_key, group_key, blank_series, blank_no, delivery,
    sent_date_key, receipt_no, status, original_registration_no, org_key, corrected_on, corrected_by, correction_reason,
    load_file_key, line_no, is_removed)
SELECT
    document_key, registration_no, issued_date_key, learner_key, group_key, blank_series, blank_no, delivery,
    sent_date_key, receipt_no, status, original_registration_no, org_key, corrected_on, corrected_by, correction_reason,
    load_file_key, line_no, is_removed
FROM version_documents
WHERE from_last > 1 OR is_removed = 1;

DROP TABLE version_documents;
DELETE FROM stage_documents;
DELETE FROM contested_documents;
